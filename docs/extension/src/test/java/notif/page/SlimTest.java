package notif.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlimTest {

  @Test
  void aParagraphStandsWithoutABox() {
    assertThat(Slim.html("<div class=\"paragraph\">\n<p>One\n<code>two</code>.</p>\n</div>\n"))
        .isEqualTo("<p>One\n<code>two</code>.\n");
  }

  @Test
  void aBoxThatSaysMoreStays() {
    String html = "<div class=\"paragraph lead\">\n<p>One.</p>\n</div>\n";
    assertThat(Slim.html(html)).isEqualTo(html.replace("</p>", ""));
    String titled =
        "<div class=\"ulist\">\n<ul>\n<li>\n<p>A</p>\n<div class=\"ulist\">\n<ul>\n<li>\n<p>B</p>\n"
            + "</li>\n</ul>\n</div>\n</li>\n</ul>\n</div>\n";
    assertThat(Slim.html(titled))
        .isEqualTo("<div class=\"ulist\">\n<ul>\n<li>A\n<ul>\n<li>B\n</ul>\n</ul>\n</div>\n");
  }

  @Test
  void aCellKeepsItsTextAndWhereItStands() {
    assertThat(
            Slim.html(
                """
                <table class="tableblock frame-all grid-all stretch counts">
                <colgroup>
                <col style="width: 50%;">
                </colgroup>
                <tr>
                <th class="tableblock halign-left valign-top">A</th>
                <td class="tableblock halign-right valign-top"><p class="tableblock">1</p></td>
                </tr>
                """))
        .isEqualTo("<table class=\"counts\">\n<tr>\n<th>A\n<td class=r>1\n");
  }

  @Test
  void whatBelongsTogetherStaysOnOneLine() {
    assertThat(Slim.html("<td>7 % (5 to 8)</td>\n<a href=\"#step-1\">Step 1</a> and step 2"))
        .isEqualTo("<td>7 % (5\u00a0to\u00a08)\n<a href=\"#step-1\">Step\u00a01</a> and step 2");
    assertThat(Slim.html("<code>--renew 31m</code>, <code>--</code>, <code>-1</code>"))
        .isEqualTo("<kbd>--renew 31m</kbd>, <code>--</code>, <code>-1</code>");
  }

  @Test
  void aTermStandsWithoutItsEnd() {
    String terms = "<dl>\n<dt class=\"hdlist1\">A</dt>\n<dd>\n<p>B</p>\n</dd>\n</dl>";
    assertThat(Slim.html(terms)).isEqualTo("<dl>\n<dt>A\n<dd>\n<p>B\n\n</dl>");
  }

  @Test
  void aLongNameMayBreakWhereAWordBegins() {
    String name =
        "<a href=\"T.java\"><code>LoopTest.%swhoIsAcceptedWhile%sTheServerEnds</code></a>";
    assertThat(Slim.html(name.formatted("", ""))).isEqualTo(name.formatted("<wbr>", "<wbr>"));
    assertThat(Slim.html("<code>docs/tutorial/target/index.html</code>"))
        .isEqualTo("<code>docs/<wbr>tutorial/<wbr>target/<wbr>index.<wbr>html</code>");
    String text =
        "<code>notif.Main</code> <code>writeAndFlushToTheSocket()</code> a.bbbbbbbbbbbbbbbbbbbbbbb";
    assertThat(Slim.html(text)).isEqualTo(text);
  }

  @Test
  void aHeadingLeadsToItself() {
    assertThat(Slim.html("<h3 id=\"_a\">A <code>b</code></h3>"))
        .isEqualTo("<h3 id=\"_a\"><a href=\"#_a\">A <code>b</code></a></h3>");
    String linked = "<h3 id=\"_a\"><a href=\"#b\">A</a></h3>";
    assertThat(Slim.html(linked)).isEqualTo(linked);
  }

  @Test
  void aValueThatNeedsNoQuotesHasNone() {
    assertThat(
            Slim.unquoted("<a id=\"_a\" href=\"#b\" class=\"c d\"><a href=\"https://a/\">id=\"x\""))
        .isEqualTo("<a id=_a href=#b class=\"c d\"><a href=\"https://a/\">id=\"x\"");
  }

  @Test
  void aListingCanBeReachedWithTheKeyboard() {
    String listing = "<div class=\"listingblock\">\n<div class=\"content\">\n<pre%s>a</pre>\n";
    assertThat(Slim.html(listing.formatted("")))
        .isEqualTo(listing.formatted(" tabindex=0 role=group aria-label=Commands"));
  }

  @Test
  void codeIsLeftAlone() {
    String code = "<pre>a\n\n\n  b &lt;/p>\n\n<b>private</b> a;\n\n</b>\n\n<i>// no</i>\n</pre>";
    assertThat(Slim.html(code)).isEqualTo(code);
  }
}
