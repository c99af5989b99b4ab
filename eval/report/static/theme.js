// Light and dark: as the system has them until the reader chooses.

const THEMES = { auto: ["◐", "Colours: as the system has them"], dark: ["●", "Colours: dark"], light: ["○", "Colours: light"] };

function setTheme(theme) {
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  const [sign, words] = THEMES[theme];
  $("theme").firstElementChild.textContent = sign;
  $("theme").setAttribute("aria-label", words);
  $("theme").title = words;
}

{
  const names = Object.keys(THEMES);
  let theme = "auto";
  try {
    theme = names.includes(localStorage.getItem("newsfuse-theme")) ? localStorage.getItem("newsfuse-theme") : "auto";
  } catch { /* a browser may forbid it to files */ }
  setTheme(theme);
  $("theme").addEventListener("click", () => {
    theme = names[(names.indexOf(theme) + 1) % names.length];
    setTheme(theme);
    announce(THEMES[theme][1]);
    try {
      localStorage.setItem("newsfuse-theme", theme);
    } catch { /* then it holds for this visit */ }
  });
}
