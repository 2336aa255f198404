/** What names are made of, and how parts of them are written short or otherwise. */

export const words = (text: string): readonly string[] => text.split(' ');
export const natureWords = words(
  'Alder Amber Aspen Birch Bluff Canyon Cedar Cinder Coral Dune Ember Falcon Fern Fjord Granite Grove Harbor Hazel Heron Iris Juniper Kestrel Lantern Lark Linden Maple Marble Meadow Orchard Osprey Pebble Pine Quarry Raven Ridge Saffron Sierra Spruce Summit Willow Beacon Bramble Brook Cobalt Copper Cypress Delta Dogwood Eagle Elm Flint Gable Garnet Glade Hickory Ivy Jasper Laurel Magnolia Mesa Oak Onyx Otter Plover Prairie Redwood Sage Slate Sparrow Thistle Timber Topaz Tulip Walnut Wren',
);
export const trades = words(
  'Bakery Brewing Builders Carpentry Catering Ceramics Clinic Consulting Dairy Dental Design Electric Engineering Fabrication Farms Floral Foods Freight Gallery Glass Imports Landscaping Legal Logistics Masonry Media Motors Nursery Outfitters Painting Partners Pharmacy Plumbing Printing Properties Roofing Solar Studios Textiles Veterinary Management Services International Manufacturing Associates Center Brothers Equipment',
);
export const shortTrades: Readonly<Record<string, string>> = {
  Management: 'Mgmt',
  Services: 'Svcs',
  International: 'Intl',
  Manufacturing: 'Mfg',
  Associates: 'Assoc.',
  Center: 'Ctr',
  Brothers: 'Bros',
  Partners: 'Ptnrs',
  Engineering: 'Engr.',
  Construction: 'Constr.',
  Properties: 'Props',
  Electric: 'Elec.',
  Equipment: 'Equip.',
  Landscaping: 'Landsc.',
};
export const directions = words('North South East West');
export const colours = words('Red Blue Green Silver Black White');
export const places = words('Valley Coast Lake Hill Park River');
export const towns = words('Tucson Reno Dover Salem Boise Tampa Mesa Fargo Akron Provo');
export const forms = [' LLC', ', Inc.', ' Inc', ' Corp', ' Co', ' LLP', ' PC', ', LLC'];
export const spelledForms: Readonly<Record<string, string>> = {
  LLC: 'Limited Liability Company',
  'Inc.': 'Incorporated',
  Inc: 'Incorporated',
  Corp: 'Corporation',
  Co: 'Company',
  LLP: 'Limited Liability Partnership',
  PC: 'P.C.',
};
export const syllables = words(
  'hal bren car dor el fen gar hol ing jar kel lin mar nor os per quin ros sel tor ul ven wal yar zel tra pol mik sund bra kov dra mos ril',
);
export const familyEnds = words(
  'son ley win berg man ford stad ner rick sen wood by low gate vic ski ton well ham mont',
);
export const nicknames: readonly (readonly [string, string])[] = [
  ['William', 'Bill'],
  ['Robert', 'Bob'],
  ['Richard', 'Rick'],
  ['Margaret', 'Peggy'],
  ['Elizabeth', 'Liz'],
  ['Rebecca', 'Becky'],
  ['Katherine', 'Kate'],
  ['Michael', 'Mike'],
  ['James', 'Jim'],
  ['Thomas', 'Tom'],
  ['Jennifer', 'Jen'],
  ['Deborah', 'Debbie'],
  ['Anthony', 'Tony'],
  ['Charles', 'Chuck'],
  ['Edward', 'Ted'],
  ['Patricia', 'Pat'],
  ['Susan', 'Sue'],
  ['Joseph', 'Joe'],
  ['Daniel', 'Dan'],
  ['Theodore', 'Ted'],
  ['Lawrence', 'Larry'],
  ['Barbara', 'Barb'],
  ['Christopher', 'Chris'],
  ['Steven', 'Steve'],
];
export const givenNames = [
  ...nicknames.map(([formal]) => formal),
  ...words(
    'Ada Alan Amy Anna Carla Cesar Clara Dana David Diane Edith Elena Emma Eric Eva Frank Gina Glen Grace Hana Hugo Ivan Jane Jean Joan John Julia Karen Karl Laura Leo Linda Lucy Marc Maria Mary Nina Noah Olga Oscar Paul Peter Rita Rosa Ruth Sara Simon Tara Tina Victor Wanda Wendy Bruno Marta Igor Silvia Omar Leila Ravi Priya Kenji Yuki',
  ),
];
export const markers = words('dba d/b/a DBA fka aka t/a o/a');
