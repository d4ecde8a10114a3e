/* Sort and filter the list.  All of it can be read without this. */
(function () {
  "use strict";
  var form = document.getElementById("controls");
  var find = document.getElementById("find");
  var order = document.getElementById("order");
  var shown = document.getElementById("shown");
  var list = document.querySelector(".cards");
  var cards = list ? Array.prototype.slice.call(list.children) : [];
  var all = Array.prototype.slice.call(document.querySelectorAll("[data-tier]"));
  var orders = {
    fall: function (a, b) { return Number(b.dataset.fall) - Number(a.dataset.fall); },
    old: function (a, b) { return compare(a.dataset.last, b.dataset.last); },
    "new": function (a, b) { return compare(b.dataset.last, a.dataset.last); }
  };

  function compare(a, b) { return a < b ? -1 : a > b ? 1 : 0; }

  function filter() {
    var word = find.value.trim().toLowerCase(), tiers = {}, n = 0;
    Array.prototype.forEach.call(form.querySelectorAll("[name=tier]"), function (box) {
      tiers[box.value] = box.checked;
    });
    all.forEach(function (item) {
      var on = tiers[item.dataset.tier] && item.dataset.child.toLowerCase().indexOf(word) >= 0;
      if (on) {
        item.removeAttribute("data-off");
        n += 1;
      } else {
        item.setAttribute("data-off", "");
      }
    });
    shown.textContent = "Showing " + n + " of " + all.length + (all.length === 1 ? " child." : " children.");
  }

  function sort() {
    var by = orders[order.value], sorted = cards.slice();
    if (by) { sorted.sort(by); }
    sorted.forEach(function (card) { list.appendChild(card); });
  }

  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("input", filter);
  order.addEventListener("change", sort);
  form.hidden = false;
  filter();
}());
