(() => {
  "use strict";
  const at = id => document.getElementById(id);
  const root = document.documentElement;
  const search = at("q");
  const menus = ["owner", "stage", "verdict", "outcome", "release"].map(at).filter(menu => menu);
  const sections = [...document.querySelectorAll(".release")].map(element => ({
    element,
    name: element.dataset.release,
    product: element.dataset.product, // Only the latest release of a product has one.
    cards: [...element.getElementsByClassName("card")].map(card => ({ element: card, text: null })),
  }));
  const cards = sections.flatMap(section => section.cards);

  // What is searched is all that a card says. It is gathered while nobody waits, or when it is asked for first.
  const textOf = card => card.text ??= card.element.textContent.toLowerCase();
  const idle = window.requestIdleCallback ?? (work => setTimeout(() => work({ timeRemaining: () => 10 }), 200));
  let gathered = 0;
  const gather = deadline => {
    while (gathered < cards.length && deadline.timeRemaining() > 1) textOf(cards[gathered++]);
    if (gathered < cards.length) idle(gather);
  };
  idle(gather);

  const show = (element, isShown) => {
    if (element.hidden === isShown) element.hidden = !isShown;
  };

  const apply = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(word => word);
    const wanted = Object.fromEntries(menus.map(menu => [menu.id, menu.value]));
    const facts = ["owner", "stage", "verdict", "outcome"].filter(name => wanted[name]);
    let found = 0, all = 0;
    for (const section of sections) {
      const isIn = wanted.release
        ? section.name === wanted.release || section.product === wanted.release
        : section.product !== undefined;
      show(section.element, isIn);
      if (!isIn) continue;
      if (wanted.release && section.element.tagName === "DETAILS") section.element.open = true;
      let foundHere = 0;
      for (const card of section.cards) {
        const isMatch = facts.every(name => card.element.dataset[name] === wanted[name])
          && (words.length === 0 || words.every(word => textOf(card).includes(word)));
        show(card.element, isMatch);
        if (isMatch) foundHere++;
      }
      all += section.cards.length;
      found += foundHere;
      // A product of which nothing is left is no heading either.
      section.element.classList.toggle("none", foundHere === 0 && section.cards.length > 0);
    }
    const isFiltered = words.length > 0 || menus.some(menu => menu.value);
    at("count").textContent = found === all
      ? `${all.toLocaleString("en")} feature${all === 1 ? "" : "s"}`
      : `${found.toLocaleString("en")} of ${all.toLocaleString("en")} features`;
    show(at("clear"), isFiltered);
    show(at("nothing"), found === 0 && isFiltered);
  };

  // The state is in the address, so that a link shows what its sender saw.
  const write = () => {
    const state = new URLSearchParams();
    if (search.value) state.set("q", search.value);
    for (const menu of menus) if (menu.value) state.set(menu.id, menu.value);
    const hash = state.toString();
    history.replaceState(null, "", hash ? "#" + hash : location.pathname + location.search);
  };
  const read = () => {
    const hash = location.hash.slice(1);
    if (hash && !hash.includes("=")) return false;
    const state = new URLSearchParams(hash);
    search.value = state.get("q") ?? "";
    for (const menu of menus) {
      menu.value = state.get(menu.id) ?? "";
      if (menu.selectedIndex < 0) menu.value = "";
    }
    return hash !== "";
  };

  let waiting = 0;
  const changed = () => {
    apply();
    clearTimeout(waiting);
    waiting = setTimeout(write, 250);
  };
  const clear = () => {
    search.value = "";
    for (const menu of menus) menu.value = "";
    changed();
  };

  search.addEventListener("input", changed);
  for (const menu of menus) menu.addEventListener("change", changed);
  at("clear").addEventListener("click", () => { clear(); search.focus(); });
  at("all").addEventListener("click", () => { clear(); search.focus(); });
  addEventListener("hashchange", () => {
    const isState = read();
    apply();
    if (isState) at("features").scrollIntoView();
  });
  addEventListener("keydown", event => {
    if (event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) {
      event.preventDefault();
      search.focus();
      search.select();
    } else if (event.key === "Escape" && (event.target === search || event.target === document.body)) {
      clear();
    }
  });

  // A printed page cannot be opened further.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open]):not(.earlier)")];
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
  });

  const theme = at("theme");
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ?? (system.matches ? "dark" : "light")) === "dark";
  const name = () => { theme.textContent = isDark() ? "Light" : "Dark"; theme.setAttribute("aria-label", isDark() ? "Light theme" : "Dark theme"); };
  // A file that is opened from a disk may have no storage; the choice is then good for this visit.
  const kept = work => { try { return work(localStorage); } catch { return null; } };
  const chosen = kept(storage => storage.getItem("deliverygap.theme"));
  if (chosen === "light" || chosen === "dark") root.dataset.theme = chosen;
  theme.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    kept(storage => storage.setItem("deliverygap.theme", root.dataset.theme));
    name();
  });
  system.addEventListener("change", name);
  name();

  theme.hidden = false;
  at("controls").hidden = false;
  read();
  apply();
})();
