// tell: one box. What people write in it is on no screen.

forms.tell = {
  parts: ({ longest }, words) => box({ name: "words", label: words.words, rows: 5, longest }, words),
  flat: (own) => ({ words: own || "" }),
  value: (flat) => flat.words,
};

pictures.tell = () => null;
