'use strict';
// Without this script the log is there all the same, only not searchable.
const field = document.getElementById('search');
if (field) {
  const lines = Array.from(document.querySelectorAll('.log li'));
  const shown = document.getElementById('shown');
  const search = () => {
    const words = field.value.toLowerCase();
    let hits = 0;
    for (const line of lines) {
      line.hidden = !line.textContent.toLowerCase().includes(words);
      hits += line.hidden ? 0 : 1;
    }
    shown.textContent = hits + ' of ' + lines.length + ' lines';
  };
  field.addEventListener('input', search);
  // A link to the report can name what to look for: report.html#search=refused
  const wanted = new URLSearchParams(location.hash.slice(1)).get('search');
  if (wanted) {
    field.value = wanted;
  }
  document.querySelector('.search').hidden = false;
  search();
}
