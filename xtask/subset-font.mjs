// subset-font.mjs <source> <file>: one font file with the letters that our languages write, in the weights that the pages
// use. A letter that it lacks is shown in the system's own typeface.
import { readFileSync, writeFileSync } from "node:fs";
import subsetFont from "subset-font";

const [source, file] = process.argv.slice(2);

const between = (first, last) =>
  Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)).join("");

const letters = [
  between(0x20, 0x7e), // Norwegian and English, and most of western Europe
  between(0xa0, 0xff),
  "ČčĐđŊŋŠšŦŧŽžĀāŃńǤǥǦǧǨǩǮǯƷʒ", // Northern, Lule, Southern and Skolt Sami, and Kven
  "ŁłŘřĆćĘęĄąŻżŹźŚśĞğİıŞşŐőŰűŒœ", // names of those who came here
  "‐‑–—‘’‚“”„•…‰′″‹›€™←↑→↓−≈≤≥",
];

writeFileSync(
  file,
  await subsetFont(readFileSync(source), letters.join(""), {
    targetFormat: "woff2",
    // The size that text is read in, and the weights from plain to bold.
    variationAxes: { opsz: 14, wght: { min: 400, max: 700 } },
  }),
);
