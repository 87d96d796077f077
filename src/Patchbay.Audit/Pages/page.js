(function () {
  "use strict";
  var all = function (selector, root) { return Array.prototype.slice.call((root || document).querySelectorAll(selector)); };
  var opened = [];
  addEventListener("beforeprint", function () {
    opened = all("details.group:not([open]), details.text:not([open])");
    opened.forEach(function (d) { d.open = true; });
  });
  addEventListener("afterprint", function () { opened.forEach(function (d) { d.open = false; }); });

  var form = document.getElementById("filter");
  if (!form) return;
  form.hidden = false;
  var words = document.getElementById("f-words"), severity = document.getElementById("f-severity"), gap = document.getElementById("f-gap");
  var area = document.getElementById("f-area"), count = document.getElementById("f-count");
  var rank = { high: 3, medium: 2, low: 1, info: 0 };
  var groups = all("details.group").map(function (group) {
    var head = group.getAttribute("data-words");
    return {
      element: group, area: group.getAttribute("data-area"), gap: group.getAttribute("data-gap"), wasOpen: group.open,
      rows: all("tr[data-s]", group).map(function (row) { return { element: row, rank: rank[row.getAttribute("data-s")], head: head, text: null }; })
    };
  });
  var areas = all(".area");
  // The lines around a place belong to other names.
  var textOf = function (row) {
    return row.head + " " + row.element.cells[1].textContent + " " + all("summary, td > code, td > span", row.element).map(function (e) { return e.textContent; }).join(" ");
  };
  var fits = function (row, asked) {
    if (row.text === null) row.text = textOf(row).toLowerCase();
    return asked.every(function (word) { return row.text.indexOf(word) >= 0; });
  };
  var apply = function () {
    var asked = words.value.toLowerCase().split(/\s+/).filter(Boolean), least = +severity.value, shown = 0, whole = 0;
    var isNarrow = asked.length > 0 || least > 0 || gap.value !== "" || area.value !== "";
    groups.forEach(function (group) {
      var seen = 0, fit = (!area.value || group.area === area.value) && (!gap.value || group.gap === gap.value);
      group.rows.forEach(function (row) {
        var isSeen = fit && row.rank >= least && (asked.length === 0 || fits(row, asked));
        row.element.classList.toggle("gone", !isSeen);
        if (isSeen) seen++;
      });
      group.element.classList.toggle("gone", seen === 0);
      shown += seen; whole += group.rows.length;
      group.left = seen;
    });
    groups.forEach(function (group) { group.element.open = isNarrow && shown <= 300 ? group.left > 0 : group.wasOpen; });
    areas.forEach(function (one) { one.classList.toggle("gone", all("details.group:not(.gone)", one).length === 0); });
    count.value = isNarrow ? shown + " of " + whole + " findings" : whole + " findings";
  };
  var timer = 0;
  form.addEventListener("input", function () { clearTimeout(timer); timer = setTimeout(apply, 120); });
  form.addEventListener("reset", function () { setTimeout(apply, 0); });
  form.addEventListener("submit", function (event) { event.preventDefault(); apply(); });
  document.getElementById("f-open").addEventListener("click", function () {
    groups.forEach(function (group) { if (!group.element.classList.contains("gone")) group.element.open = true; });
  });
  apply();
})();
