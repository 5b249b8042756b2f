/* The page's building blocks: nothing of a text is ever read as mark-up, and a chart brings along
 * nothing that could run, reach out or clash with another. */
#include "output/report/html.h"

#include "output/comparison_charts.h"
#include "output/report/style.h"
#include "tests/output/fixture.h"

struct page {
    FILE *out;
    char *text;
    size_t size;
};

static void page_begin(struct page *page)
{
    page->out = open_memstream(&page->text, &page->size);
    assert_non_null(page->out);
}

static const char *page_end(struct page *page)
{
    assert_int_equal(fclose(page->out), 0);
    return page->text;
}

static void expect_part(const char *text, const char *part)
{
    if (strstr(text, part) == NULL)
        fail_msg("\"%s\" is not in:\n%s", part, text);
}

static size_t count_of(const char *text, const char *part)
{
    size_t count = 0;
    for (const char *at = strstr(text, part); at != NULL; at = strstr(at + 1, part))
        count++;
    return count;
}

static void test_text_when_hostile_then_escaped(void **state)
{
    static const char *const cases[][2] = {
        {"'s-Hertogenbosch", "&#39;s-Hertogenbosch"},
        {"<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"},
        {"\" onload=\"x", "&quot; onload=&quot;x"},
        {"A&amp;B & C", "A&amp;amp;B &amp; C"},
        {"100% %s %n `x`", "100% %s %n `x`"},
        {"]]>", "]] &gt;"},
        {"a\ab\x1B[31mc\nd", "a b [31mc d"},
        {"\xFF\xC0\xAF", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
        {"rechts\xE2\x80\xAElinks", "rechts links"},
        {"één – ☃", "één – ☃"},
        {"", ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct page page;
        page_begin(&page);
        html_text(page.out, cases[i][0]);
        assert_string_equal(page_end(&page), cases[i][1]);
        free(page.text);
        page_begin(&page);
        html_format(page.out, "%s|%d", cases[i][0], 5);
        expect_part(page_end(&page), cases[i][1]);
        free(page.text);
    }
}

static void test_table_when_written_then_headed_and_reachable(void **state)
{
    static const char *const heads[] = {"Gemeente", "Wacht <dagen>"};
    static const bool is_number[] = {false, true};
    (void)state;
    struct page page;
    struct html_table table;
    page_begin(&page);
    html_table_begin(&table, page.out, "Wachten \"per\" gemeente", heads, is_number, 2);
    html_table_cell(&table, "'s-Hertogenbosch");
    html_table_cell(&table, "1,5");
    html_table_cell(&table, "");
    html_table_cell(&table, "<b>");
    html_table_cell(&table, "half");
    html_table_end(&table);
    const char *text = page_end(&page);
    expect_part(text, "tabindex=\"0\" aria-label=\"Wachten &quot;per&quot; gemeente\"");
    expect_part(text, "<caption>Wachten &quot;per&quot; gemeente</caption>");
    expect_part(text, "<th scope=\"col\">Gemeente</th><th scope=\"col\" class=\"n\">Wacht "
                      "&lt;dagen&gt;</th>");
    expect_part(text,
                "<tr><th scope=\"row\">&#39;s-Hertogenbosch</th><td class=\"n\">1,5</td></tr>");
    expect_part(text, "<tr><td></td><td class=\"n\">&lt;b&gt;</td></tr>"); /* no empty header */
    expect_part(text, "<tr><th scope=\"row\">half</th><td class=\"n\"></td></tr>");
    assert_int_equal(count_of(text, "<tr>"), 4);
    free(page.text);
}

static void test_section_and_fold_when_written_then_named(void **state)
{
    (void)state;
    struct page page;
    page_begin(&page);
    html_section(page.out, 2, "besluit", "Wat < meer");
    html_fold(page.out, "Tabel & meer");
    html_element(page.out, "p", "note", "x > y");
    html_fold_end(page.out);
    html_section_end(page.out);
    assert_string_equal(page_end(&page),
                        "<section id=\"besluit\" aria-labelledby=\"besluit-kop\">\n"
                        "<h2 id=\"besluit-kop\">Wat &lt; meer</h2>\n"
                        "<details>\n<summary>Tabel &amp; meer</summary>\n"
                        "<p class=\"note\">x &gt; y</p>\n</details>\n</section>\n");
    free(page.text);
}

#define PROLOGUE "<?xml version=\"1.0\" encoding=\"utf-8\"  standalone=\"no\"?>\n"
#define SVG(inside)                                                                                \
    PROLOGUE "<svg \n viewBox=\"0 0 10 5\"\n xmlns=\"http://www.w3.org/2000/svg\"\n "              \
             "xmlns:xlink=\"http://www.w3.org/1999/xlink\"\n>\n" inside "</svg>\n"

static void test_svg_when_gnuplots_then_inline_with_its_own_ids(void **state)
{
    static const char svg[] =
        SVG("<title>caseload</title>\n<desc>Produced by GNUPLOT 5.4 </desc>\n"
            "<defs><circle id='gpDot' r='0.5'/><filter id='textbox' x='0'/></defs>\n"
            "<g id=\"gnuplot_plot_1\" ><title>een &amp; <!-- -->twee</title>\n</g>\n"
            "<use xlink:href='#gpDot' color='rgb(1, 2, 3)'/>\n"
            "<g filter=\"url(#textbox)\"><text xml:space=\"preserve\">'s-Hertogenbosch &amp; "
            "&lt;co&gt; "
            "<tspan>x</tspan></text></g>\n");
    (void)state;
    struct page page;
    page_begin(&page);
    assert_false(html_svg(page.out, svg, "a", "", "")); /* no comments in what gnuplot draws */
    char *plain = strdup(svg);
    char *comment = strstr(plain, "<!-- -->");
    memmove(comment, comment + 8, strlen(comment + 8) + 1);
    assert_true(html_svg(page.out, plain, "caseload", "Caseload: \"van\" 10 naar 20",
                         "De caseload <stijgt>."));
    const char *text = page_end(&page);
    assert_true(strncmp(text, "<figure>", 8) == 0);
    expect_part(text, "<svg role=\"img\" aria-label=\"Caseload: &quot;van&quot; 10 naar 20\" "
                      "style=\"min-width:7px\" viewBox=\"0 0 10 5\">");
    expect_part(text, "<circle id=\"caseload-gpDot\" r=\"0.5\"/>");
    expect_part(text, "<use href=\"#caseload-gpDot\" color=\"rgb(1, 2, 3)\"/>");
    expect_part(text, "filter=\"url(#caseload-textbox)\"");
    expect_part(text, "<text style=\"white-space:pre\">'s-Hertogenbosch &amp; &lt;co&gt; "
                      "<tspan>x</tspan></text>");
    expect_part(text, "<figcaption>De caseload &lt;stijgt&gt;.</figcaption>");
    assert_int_equal(count_of(text, "<?xml"), 0);
    assert_int_equal(count_of(text, "title"), 0);
    assert_int_equal(count_of(text, "GNUPLOT"), 0);
    assert_int_equal(count_of(text, "een &amp; twee"), 0);
    free(page.text);
    free(plain);
}

static void test_svg_when_anything_else_then_refused_and_nothing_written(void **state)
{
    static const char *const wrong[] = {
        "",
        "Dit is geen plaatje",
        PROLOGUE,
        "<svg viewBox=\"0 0 1 1\">",
        "<svg viewBox=\"0 0 1 1\"></svg><p>erachter</p>",
        "<p>ervoor</p><svg viewBox=\"0 0 1 1\"></svg>",
        SVG("<script>alert(1)</script>"),
        SVG("<g onload=\"x()\"></g>"),
        SVG("<a href=\"https://example.org\"><text>x</text></a>"),
        SVG("<use xlink:href=\"https://example.org/x.svg#y\"/>"),
        SVG("<use href=\"javascript:x\"/>"),
        SVG("<image href=\"data:image/png;base64,AA\"/>"),
        SVG("<style>*{}</style>"),
        SVG("<g style=\"fill:url(https://example.org)\"></g>"),
        SVG("<g fill=\"url(https://example.org/#x)\"></g>"),
        SVG("<foreignObject></foreignObject>"),
        SVG("<![CDATA[x]]>"),
        SVG("<!DOCTYPE x>"),
        SVG("<g fill=none></g>"),
        SVG("<g fill=\"none></g>"),
        SVG("<g fill=\"<\"></g>"),
        SVG("<g id=\"a b\"></g>"),
        SVG("<svg></svg>"),
        SVG("<g>"),
        SVG("</g>"),
        SVG("</g></g><g>"),
        SVG("<g></svg><text>x</text></g>"),
        SVG("<g><text>x</g></text>"),
    };
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        struct page page;
        page_begin(&page);
        if (html_svg(page.out, wrong[i], "p", "alt", "caption"))
            fail_msg("taken for a chart: %s", wrong[i]);
        assert_string_equal(page_end(&page), "");
        free(page.text);
    }
}

/* A variant has the colour of the charts on the page too, and never the colour alone. */
static void test_style_when_a_variant_then_colour_and_symbol_of_the_charts(void **state)
{
    (void)state;
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    assert_non_null(out);
    style_write(out);
    assert_int_equal(fclose(out), 0);
    assert_null(style_variant(0));
    for (size_t v = 1; v <= COMPARISON_CHART_VARIANTS; v++) {
        char rule[64];
        snprintf(rule, sizeof rule, ".%s::before{content:\"", style_variant(v));
        const char *at = strstr(text, rule);
        assert_non_null(at);
        const char *colour = strstr(at, comparison_chart_colour(v - 1));
        assert_true(colour != NULL && colour < strchr(at, '}'));
        assert_true((unsigned char)at[strlen(rule)] > 127); /* a symbol */
    }
    assert_string_equal(style_variant(1 + COMPARISON_CHART_VARIANTS), style_variant(1));
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text_when_hostile_then_escaped),
        cmocka_unit_test(test_table_when_written_then_headed_and_reachable),
        cmocka_unit_test(test_section_and_fold_when_written_then_named),
        cmocka_unit_test(test_svg_when_gnuplots_then_inline_with_its_own_ids),
        cmocka_unit_test(test_svg_when_anything_else_then_refused_and_nothing_written),
        cmocka_unit_test(test_style_when_a_variant_then_colour_and_symbol_of_the_charts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
