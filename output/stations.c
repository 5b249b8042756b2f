#include "output/stations.h"

#include <string.h>

#include "output/labels.h"

size_t stations_of(const struct kpi_table *table, const char *keys[STATIONS_MOST])
{
    size_t count = 0;
    for (size_t cell = 0; cell < table->cell_count && count < STATIONS_MOST; cell++) {
        const char *key = table->cells[cell].station;
        bool known = false;
        for (size_t i = 0; i < count; i++)
            known = known || strcmp(keys[i], key) == 0;
        if (known)
            continue;
        size_t at = count++;
        for (; at > 0 && labels_station_order(keys[at - 1]) > labels_station_order(key); at--)
            keys[at] = keys[at - 1];
        keys[at] = key;
    }
    return count;
}

bool stations_is_sum(const char *key)
{
    return strcmp(key, "keten") == 0 || strcmp(key, "veilig_thuis") == 0;
}
