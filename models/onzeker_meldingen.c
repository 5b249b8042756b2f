#include "models/onzeker_meldingen.h"

#include "models/verkeer/stroom.h"
#include "sim/study/design.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static bool stromen(struct onzeker_meldingen *meldingen, const struct keten_instelling *in)
{
    struct verkeer_stand s = {0};
    struct verkeer_stromen stromen = {0};
    struct verkeer_pool pool = {0};
    bool klaar =
        verkeer_stand_lees(&s, in, true, in->start) && verkeer_stromen_rust(&stromen, &pool, &s);
    for (size_t g = 0; klaar && g < meldingen->gemeenten; g++) {
        meldingen->jaar[g] = stromen.gemeente[g].geopend + stromen.gemeente[g].gevoegd;
    }
    verkeer_stromen_release(&stromen);
    verkeer_pool_release(&pool);
    verkeer_stand_release(&s);
    return klaar;
}

bool onzeker_meldingen_tel(struct onzeker_meldingen *meldingen, const struct parameter_set *set,
                           const struct parameter_set *basis)
{
    *meldingen = (struct onzeker_meldingen){0};
    struct keten_instelling in;
    if (!keten_instelling_lees(&in, set, basis)) {
        return false;
    }
    meldingen->gemeente = parameter_keys(set, "gemeenten", &meldingen->gemeenten);
    meldingen->jaar = calloc(meldingen->gemeenten + 1, sizeof *meldingen->jaar);
    bool klaar = meldingen->jaar && stromen(meldingen, &in);
    keten_instelling_release(&in);
    return klaar;
}

void onzeker_meldingen_release(struct onzeker_meldingen *meldingen)
{
    for (size_t g = 0; g < meldingen->gemeenten; g++) {
        free(meldingen->gemeente[g]);
    }
    free(meldingen->gemeente);
    free(meldingen->jaar);
    *meldingen = (struct onzeker_meldingen){0};
}

bool onzeker_is_instroom(const struct parameter_value *value)
{
    return strcmp(value->row->path, "gemeenten.*.instroom") == 0;
}

/* Is `path` "gemeenten.KEY.instroom"? */
static bool is_van(const char *path, const char *key)
{
    const char *from = strchr(path, '.') + 1;
    size_t length = strlen(key);
    return strncmp(from, key, length) == 0 && from[length] == '.';
}

double onzeker_meldingen_houd(const struct parameter_value *instroom,
                              const struct onzeker_meldingen *genoemd,
                              const struct onzeker_meldingen *punt)
{
    for (size_t g = 0; g < punt->gemeenten; g++) {
        if (is_van(instroom->path, punt->gemeente[g])) {
            if (genoemd->jaar[g] <= 0.0) {
                return 0.5; /* none to keep */
            }
            double stated = instroom->steps[0].number;
            return design_coordinate_of(stated * genoemd->jaar[g] / punt->jaar[g], instroom->low,
                                        stated, instroom->high);
        }
    }
    return NAN;
}
