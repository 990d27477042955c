-- ajouter, when it brings data keys. Six rows: no index. A rotation waits for this transaction.
select compartiment, version from compartiments_publics for share
