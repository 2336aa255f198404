import type { Case } from './among-others';

const starts =
  'Bram Cald Drov Esk Falk Gorm Hask Ilv Jorv Krell Lomb Mund Narv Orp Plim Quor Resk Strom Tarv Ulm Vosk Wend Yarl Zeph Brisc Chev Dunth Ewb Fesk Gryl Hulv Imb Jesk Kroyd Lusk Mevr Nusk Olph Pruv Rudg Skeb Thurl Udv Vrem Wolb Yent Zorb Blyv Clum Dwer'.split(
    ' ',
  );
const ends =
  'ane etto ickson oway urne ishaw ordine elby ambeau umsey anchuk igliano oyster entop aldur ovnik ingham uquette affney ombard ezekel ithwin adrona opluk'.split(
    ' ',
  );

/** Words that are no others' and not like each other. */
function* ownWords(): Generator<string> {
  for (const end of ends) for (const start of starts) yield `${start}${end}`;
}

/** Makes pairs of lines: of each line the first name with each of the others, with words of their own for each pair. */
export function pairMaker(): (text: string) => readonly Case[] {
  const words = ownWords();
  const ownWord = (): string => {
    const { done, value } = words.next();
    if (done) throw new Error('too few words for so many pairs');
    return value;
  };
  return (text) =>
    text
      .trim()
      .split('\n')
      .flatMap((line) => {
        const [name = '', ...writings] = line.split(' | ').map((part) => part.trim());
        return writings.map((writing): Case => {
          const own = new Map<string, string>();
          const fill = (template: string) =>
            template.replace(/\{[XYZ]\}/g, (place) => {
              const word = own.get(place) ?? ownWord();
              own.set(place, word);
              return word;
            });
          return [fill(name), fill(writing)];
        });
      });
}
