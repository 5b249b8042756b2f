/* Where scenarios are looked up that are named without a folder: the folder of the installed ones.
 */
#ifndef SCENARIOS_LIBRARY_H
#define SCENARIOS_LIBRARY_H

/* The file that `name` stands for, as a path to open; to be freed. A name that is an existing file
 * stands for itself. A bare name ("flevoland-2018" or with .cfg) is then looked up in ./scenarios
 * and in the folder named by the environment's KETENSIM_SCENARIOS (the installed one, unless the
 * user names another), each with its folder maatregelen. A copy of `name` itself when nothing is
 * found. */
char *library_find(const char *name);

/* As library_find, for the `basis` of a scenario: first in `folder`, then the same folders. */
char *library_find_basis(const char *folder, const char *name);

/* The same for files of reported figures, which stand in the folder cijfers of those folders: no
 * scenario is ever found here, nor figures there. */
char *library_find_figures(const char *name);
char *library_find_figures_basis(const char *folder, const char *name);

/* The figures that go with a scenario's file: cijfers/ beside it, under the same name; to be freed,
 * NULL when there are none. */
char *library_figures_beside(const char *scenario);

#endif
