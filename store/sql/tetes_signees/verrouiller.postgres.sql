-- signer_tete. Whoever appends waits: the heads signed are all of one instant.
lock table tetes in share row exclusive mode
