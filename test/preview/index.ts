import { previews } from './previews';

const list = document.getElementById('states');

for (const { page, states } of previews) {
  const heading = document.createElement('h2');
  heading.textContent = page;
  const links = document.createElement('ul');
  for (const { name, address } of states) {
    const link = document.createElement('a');
    link.href = address;
    link.target = 'state';
    link.textContent = name;
    const item = document.createElement('li');
    item.append(link);
    links.append(item);
  }
  list?.append(heading, links);
}
