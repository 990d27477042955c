-- signer_tete: streams that went further since the last signed head. The whole table.
select flux, rang, empreinte from tetes where rang <> signe order by flux
