-- ajouter, when it brings data keys. Six rows: no index.
select compartiment, version from compartiments_publics
