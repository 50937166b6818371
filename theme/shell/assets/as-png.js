/* A picture as PNG, drawn by the reader's own browser when asked: the still SVG of the page, twice as large, with the
   site's letters and the sentence that cites it inside. Loaded by charts.js with the first picture that is taken. */
(function () {
  "use strict";

  var TIMES = 2, HEAD = 33; // bytes of a PNG before its second chunk: the signature and the size
  var letters = null;

  function whole(answer) {
    if (!answer.ok) { throw new Error(answer.url); }
    return answer.blob();
  }
  function asData(blob) {
    return new Promise(function (done, failed) {
      var reader = new FileReader();
      reader.onload = function () { done(reader.result); };
      reader.onerror = failed;
      reader.readAsDataURL(blob);
    });
  }

  /* A picture by itself sees none of the page's letters: their files go into it. */
  function withFile(rule) {
    var address = /url\("?([^")]+)"?\)/.exec(rule.cssText)[1];
    return fetch(new URL(address, rule.parentStyleSheet.href)).then(whole).then(asData).then(function (data) {
      return rule.cssText.replace(/url\([^)]*\)/, 'url("' + data + '")');
    });
  }
  function faces() {
    var found = [];
    Array.prototype.forEach.call(document.styleSheets, function (sheet) {
      Array.prototype.forEach.call(sheet.href ? sheet.cssRules : [], function (rule) {
        if (rule instanceof CSSFontFaceRule && rule.cssText.indexOf("url(") > 0) { found.push(withFile(rule)); }
      });
    });
    return Promise.all(found).then(function (rules) { return rules.join("\n"); });
  }

  function standing(svg, style) {
    var copy = svg.cloneNode(true), box = svg.viewBox.baseVal;
    var sheet = document.createElementNS(svg.namespaceURI, "style");
    sheet.textContent = style;
    copy.insertBefore(sheet, copy.firstChild);
    copy.removeAttribute("hidden");
    copy.setAttribute("width", box.width * TIMES);
    copy.setAttribute("height", box.height * TIMES);
    return "data:image/svg+xml;charset=utf-8," + encodeURIComponent(new XMLSerializer().serializeToString(copy));
  }
  function loaded(address) {
    var image = new Image();
    image.src = address;
    return image.decode().then(function () { return image; });
  }
  function painted(image) {
    return new Promise(function (done, failed) {
      var canvas = document.createElement("canvas");
      canvas.width = image.naturalWidth;
      canvas.height = image.naturalHeight;
      canvas.getContext("2d").drawImage(image, 0, 0);
      canvas.toBlob(function (blob) {
        if (blob) { done(blob.arrayBuffer()); } else { failed(new Error("toBlob")); }
      }, "image/png");
    });
  }

  /* One chunk of a PNG: its length, its name and body, their check sum (CRC-32, as in the PNG specification). */
  function chunk(name, body) {
    var bytes = new TextEncoder().encode(name + body), crc = -1, made = new DataView(new ArrayBuffer(bytes.length + 8));
    bytes.forEach(function (byte, at) {
      made.setUint8(at + 4, byte);
      crc ^= byte;
      for (var bit = 0; bit < 8; bit += 1) { crc = crc & 1 ? crc >>> 1 ^ 0xEDB88320 : crc >>> 1; }
    });
    made.setUint32(0, bytes.length - name.length);
    made.setUint32(bytes.length + 4, ~crc);
    return made.buffer;
  }
  function cited(png, citation) {
    var text = chunk("iTXt", "Description\0\0\0\0\0" + citation);
    return new Blob([png.slice(0, HEAD), text, png.slice(HEAD)], { type: "image/png" });
  }
  function handOver(blob, name) {
    var link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 60000);
  }

  window.minhbach.png = function (figure, citation, name) {
    letters = letters || faces();
    return letters.then(function (style) {
      var address = standing(figure.querySelector("svg.chart"), style);
      // WebKit is said to have the letters ready only when such a picture is loaded the second time.
      return loaded(address).then(function () { return loaded(address); });
    }).then(painted).then(function (png) {
      handOver(cited(png, citation), name);
    }).catch(function (error) {
      letters = null;
      throw error;
    });
  };
})();
