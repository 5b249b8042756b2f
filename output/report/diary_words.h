/* The lines of dagboek.csv in English: the file itself is always in Dutch. */
#ifndef OUTPUT_REPORT_DIARY_WORDS_H
#define OUTPUT_REPORT_DIARY_WORDS_H

/* The line with every phrase that diaries know in English; what it does not know stays as it is. To
 * be freed. */
char *diary_words_english(const char *line);

#endif
