"""Does a test notice when the code that decides is changed? (`make mutants`)"""
