// What scrolls in its own box is reached with the keyboard; each side of the page has its name.
document.addEventListener("DOMContentLoaded", () => {
  for (const box of document.querySelectorAll("article pre, article .table-wrapper")) {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
  }
  const names = { ".sidebar-drawer": "Navigation du site", ".toc-drawer": "Dans cette page" };
  for (const [each, name] of Object.entries(names)) {
    document.querySelector(each)?.setAttribute("aria-label", name);
  }
});

// The search writes its own title, one level too low for a page that has no other.
window.addEventListener("load", () => {
  document.querySelector("#search-results > h2")?.setAttribute("aria-level", "1");
});
