/* Sort and filter the list.  All of it can be read without this.
 *
 * A page may have thousands of children: what is compared is read from the page once, only what
 * changes is touched, and all cards move at once. */
(function () {
  "use strict";
  var PAUSE = 150; /* ms without a key: typing is over */
  var form = document.getElementById("controls");
  var find = document.getElementById("find");
  var order = document.getElementById("order");
  var shown = document.getElementById("shown");
  var part = document.getElementById("part");
  var how = document.getElementById("how");
  var pressing = how.textContent;
  var list = document.querySelector(".cards");
  var boxes = Array.prototype.slice.call(form.querySelectorAll("[name=tier]"));
  var all = Array.prototype.map.call(document.querySelectorAll("[data-tier]"), function (item) {
    var data = item.dataset;
    return { item: item, key: data.child.toLowerCase(), tier: data.tier, last: data.last,
      fall: Number(data.fall), section: item.parentNode, on: true };
  });
  var cards = all.filter(function (child) { return child.section === list; });
  var heads = Array.prototype.map.call(document.querySelectorAll("section ol"), function (section) {
    var n = section.closest("section").querySelector(".n");
    return { section: section, n: n, whole: n.textContent };
  });
  var orders = {
    fall: function (a, b) { return b.fall - a.fall; },
    old: function (a, b) { return compare(a.last, b.last); },
    "new": function (a, b) { return compare(b.last, a.last); }
  };
  var waiting = 0;
  var whole = children(all);

  function compare(a, b) { return a < b ? -1 : a > b ? 1 : 0; }

  /* A child may stand in two sections. */
  function children(items) {
    var names = {};
    items.forEach(function (child) { names[child.key] = 1; });
    return Object.keys(names).length;
  }

  function counted(n) { return n + (n === 1 ? " child" : " children"); }

  /* A part that is printed must not be taken for the whole. */
  function say(n, word) {
    var some = n < whole;
    var put = boxes.filter(function (box) { return !box.checked; });
    shown.textContent = "Showing " + n + " of " + counted(whole) + ".";
    part.textContent = !some ? "" : "This is a part of the list: " + n + " of " +
      counted(whole) + (word ? "; identifier with \"" + word + "\"" : "") +
      (put.length ? "; put away: " + put.map(function (box) {
        return box.parentNode.textContent.trim();
      }).join(", ") : "") + ". The others are not shown.";
    heads.forEach(function (head) {
      var here = all.filter(function (child) { return child.section === head.section; });
      var on = here.filter(function (child) { return child.on; });
      head.n.textContent = on.length === here.length ? head.whole :
        "(" + on.length + " of " + counted(here.length) + " shown)";
    });
  }

  function filter() {
    var word = find.value.trim(), key = word.toLowerCase(), tiers = {};
    clearTimeout(waiting);
    boxes.forEach(function (box) { tiers[box.value] = box.checked; });
    all.forEach(function (child) {
      var on = tiers[child.tier] && child.key.indexOf(key) >= 0;
      child.item.toggleAttribute("data-off", !on); /* which does nothing where it is so already */
      child.on = on;
    });
    say(children(all.filter(function (child) { return child.on; })), word);
  }

  function sort() {
    var by = orders[order.value], sorted = cards.slice(), moved = document.createDocumentFragment();
    if (!list) { return; }
    if (by) { sorted.sort(by); }
    sorted.forEach(function (child) { moved.appendChild(child.item); });
    list.appendChild(moved);
    how.textContent = by ? "sorted by " + order.selectedOptions[0].textContent : pressing;
  }

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    filter();
  });
  form.addEventListener("input", function (event) {
    clearTimeout(waiting);
    if (event.target === find) {
      waiting = setTimeout(filter, PAUSE);
    } else if (event.target !== order) {
      filter();
    }
  });
  order.addEventListener("change", sort);
  window.addEventListener("beforeprint", filter);
  form.hidden = false;
  filter();
}());
