def trace_chains(article, statements, actors):
    return statements, actors
