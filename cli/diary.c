#include "cli/diary.h"

#include <stdlib.h>

#include "scenarios/storage.h"

void diary_make(struct kept_diary *kept, const struct keten_instelling *in, uint64_t seed)
{
    *kept = (struct kept_diary){.diary = {.household = ""}};
    if (dagboek_typisch(&kept->model, in, seed, 1) != DAGBOEK_KLAAR)
        return;
    kept->lines = storage_new(kept->model.aantal + 1, sizeof *kept->lines);
    for (size_t i = 0; i < kept->model.aantal; i++) {
        const struct dagboek_regel *line = &kept->model.regel[i];
        kept->lines[i] = (struct diary_line){
            line->op, line->kandidaat == UINT16_MAX ? -1 : (int)line->kandidaat, line->tekst};
    }
    kept->diary =
        (struct diary){kept->model.naam, kept->model.kinderen, kept->lines, kept->model.aantal};
}

void diary_release(struct kept_diary *kept)
{
    free(kept->lines);
    dagboek_release(&kept->model);
}
