/* The search of a copy that is read from a folder: there is no server to ask for parts of an index, so everything is
   in window.minhbach.folder, and all of it is looked through. Speaks as the index's engine does (search.js). */
(function () {
  "use strict";

  var WEIGHTS = [10, 7, 1];  /* title, other names, text */
  var folder = window.minhbach.folder;
  var hits = folder["hits.json"].hits;
  var texts = folder.texts.map(function (parts) {
    return parts.map(function (part) { return " " + part; });
  });

  /* A word is found where a word begins with it. All words must be found. */
  function score(parts, words) {
    var sum = 0;
    for (var i = 0; i < words.length; i += 1) {
      var found = 0;
      parts.forEach(function (part, at) { if (part.indexOf(" " + words[i]) !== -1) { found += WEIGHTS[at]; } });
      if (!found) { return 0; }
      sum += found;
    }
    return sum;
  }

  folder.engine = {
    preload: function () { /* everything is here */ },
    search: function (query) {
      var words = query.split(" ").filter(Boolean), results = [];
      texts.forEach(function (parts, at) {
        var found = score(parts, words);
        if (found) { results.push({ id: hits[at][0], score: found }); }
      });
      results.sort(function (one, other) { return other.score - one.score; });
      return Promise.resolve({ results: results });
    }
  };
})();
