// What explains comes before what is consulted; the page of a rule or of a deviation comes last.
const PLACES = { tutorial: 12, "how-to": 10, explanation: 6 };
const LAST = ["reference/rules/", "reference/ecarts/", "adr/"];

var Scorer = {
  score: ([page, , , , score]) =>
    score + (PLACES[page.split("/")[0]] || 0) - (LAST.some((each) => page.startsWith(each)) ? 6 : 0),
  objNameMatch: 11,
  objPartialMatch: 6,
  objPrio: { 0: 15, 1: 5, 2: -5 },
  objPrioDefault: 0,
  title: 15,
  partialTitle: 7,
  term: 5,
  partialTerm: 2,
};
