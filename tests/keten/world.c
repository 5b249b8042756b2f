/* The small world of tests/models, built for this folder as well. */
#include "tests/models/world.c"
