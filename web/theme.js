// Puts the colours that were chosen in this browser in place before anything is painted. The app changes them later.
try {
  const theme = localStorage.getItem("ksf.theme");
  if (theme === "light" || theme === "dark") {
    document.body.setAttribute("data-color-scheme", theme);
    document.querySelector("meta[name=color-scheme]").setAttribute("content", theme);
  }
} catch {
  // Storage is switched off: the colours follow the computer.
}
