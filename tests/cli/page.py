"""Checks of a page from the inside, in the manner of axe: names, roles, contrast."""

# An expression whose value is a list of complaints.
CHECKS = r"""(function () {
  var wrong = [];
  function say(what, e) {
    wrong.push(what + ": " + e.outerHTML.slice(0, 120));
  }
  function colour(text) {
    var n = (text.match(/[\d.]+/g) || []).map(Number);
    return {r: n[0], g: n[1], b: n[2], a: n.length > 3 ? n[3] : 1};
  }
  function light(c) {
    return [c.r, c.g, c.b].map(function (v) {
      v /= 255;
      return v <= 0.03928 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
    }).reduce(function (sum, v, i) { return sum + v * [0.2126, 0.7152, 0.0722][i]; }, 0);
  }
  function contrast(a, b) {
    var x = light(a), y = light(b);
    return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
  }
  function behind(e) {
    for (; e; e = e.parentElement) {
      var c = colour(getComputedStyle(e).backgroundColor);
      if (e.namespaceURI.indexOf("svg") < 0 && c.a === 1) { return c; }
    }
    return colour("rgb(255, 255, 255)");
  }
  function name(e) {
    return (e.getAttribute("aria-label") || (e.labels && e.labels[0] && e.labels[0].textContent) ||
      e.textContent || "").trim();
  }
  var texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), node, n = 0;
  while ((node = texts.nextNode())) {
    var e = node.parentElement, style = getComputedStyle(e);
    if (!node.textContent.trim() || /^(script|style|title|desc|option)$/i.test(e.tagName) ||
        !e.getClientRects().length) { continue; }
    var svg = e.namespaceURI.indexOf("svg") >= 0;
    var size = parseFloat(style.fontSize), heavy = Number(style.fontWeight) >= 700;
    var least = !svg && (size >= 24 || (heavy && size >= 18.66)) ? 3 : 4.5;
    n += 1;
    if (contrast(colour(svg ? style.fill : style.color), behind(e)) < least) {
      say("contrast below " + least, e);
    }
    if (!svg && size < 11.5) { say("text of " + size + " px", e); }
  }
  if (n < 100) { wrong.push("only " + n + " texts were looked at"); }
  document.querySelectorAll("a, button, input, select, [role=region], [role=search], nav")
    .forEach(function (e) { if (!name(e)) { say("no name", e); } });
  document.querySelectorAll("*").forEach(function (e) {
    var s = getComputedStyle(e);
    if (/auto|scroll/.test(s.overflowX + s.overflowY) && e.tabIndex < 0 &&
        !/^(HTML|BODY)$/.test(e.tagName)) { say("scrolls, but not by keyboard", e); }
    if (e.tabIndex > 0) { say("an order of its own", e); }
  });
  document.querySelectorAll("a, input, select, [tabindex]").forEach(function (e) {
    e.focus();
    if (document.activeElement !== e) { say("cannot be reached", e); return; }
    var s = getComputedStyle(e);
    if (e.matches(":focus-visible") &&
        (s.outlineStyle === "none" || parseFloat(s.outlineWidth) < 2)) {
      say("focus cannot be seen", e);
    }
  });
  document.querySelectorAll("svg[role=img]").forEach(function (e) {
    if (!e.querySelector("title") || !e.querySelector("desc").textContent) { say("no words", e); }
  });
  document.querySelectorAll(".tier").forEach(function (e) {
    if (!e.textContent.trim() || !e.querySelector("svg")) { say("not a word and a shape", e); }
  });
  return wrong;
}())"""
