/* jQuery 3 tries out the browser with strings of markup while it starts. Afterwards no string becomes markup here. */
(function () {
  var isStarting = true;
  if (!window.trustedTypes) return;
  trustedTypes.createPolicy('default', {
    createHTML: function (markup) {
      return isStarting ? markup : null;
    },
  });
  document.addEventListener('DOMContentLoaded', function () {
    isStarting = false;
  });
})();
