/* jQuery 3 tries out the browser with strings of markup while it starts. No other string becomes markup here. */
window.trustedTypes?.createPolicy('default', {
  createHTML: (markup) => (/jquery/.test(document.currentScript?.src) ? markup : null),
});
