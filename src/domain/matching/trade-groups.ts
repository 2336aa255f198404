import { isCommonWord, isTrade } from './common-words';
import { shortFormOf } from './word-groups';

/**
 * Trades that people take for one another, a line each: who writes `Valley Vet Clinic` and who writes `Valley Animal Hospital` mean one. The
 * first word is the group's; two words with a hyphen stand side by side in a name.
 */
const lines = `
  accounting accountancy accountant accountants bookkeeping bookkeeper bookkeepers cpa cpas tax taxes
  animal veterinary veterinarian veterinarians vet vets pet pets small-animal
  apartments apartment apts apt condos condo condominiums condominium
  architects architect architecture architectural
  auto automotive autos car cars motor motors automobile automobiles vehicle vehicles collision autobody bodyshop body-shop
  appliances appliance
  audiology audiologist audiologists hearing-aids hearing-aid hearing-center
  bakery bakeries bakers baking bake-shop bakehouse pastry pastries bread breads
  bar pub tavern taproom
  barber barbers barbershop hair haircut haircuts hair-cuts beauty salon
  bbq barbecue barbeque smokehouse smoke-house
  bicycle bicycles bike bikes cycle cycles cycling
  boat boats marine yacht yachts
  brewing brewery brewers brewhouse brewpub
  builders builder building construction contracting contractor contractors
  burger burgers hamburgers
  cabinets cabinet cabinetry millwork joinery carpentry carpenters
  cardiology cardiologist cardiologists cardiovascular
  catering caterers caterer
  cafe coffee coffeehouse coffee-house coffee-shop
  cobbler cobblers shoe-repair
  cleaning cleaners cleaner cleans janitorial maid maids housekeeping
  chiropractic chiropractor chiropractors
  church chapel ministries ministry fellowship parish
  computer computers it-services tech technology technologies
  concrete cement
  courier couriers delivery deliveries messenger
  counseling counselors therapy therapist therapists psychology psychological psychotherapy
  daycare day-care childcare child-care preschool pre-school nursery-school kindergarten
  dental dentist dentists dentistry dds dmd
  dermatology dermatologist dermatologists skin-care skincare
  design designs designer designers
  deli delicatessen delis
  diner restaurant restaurants eatery grill kitchen bistro
  electric electrical electrician electricians electrics
  exterminators exterminating exterminator pest pests termite pest-control pest-management termite-pest
  eyecare eye eye-care vision optometry optometrist optometrists optical opticians optics ophthalmology
  events event event-rentals party parties party-rentals
  excavating excavation excavators earthworks grading
  fabrication fabricators fabricating fab
  farm farms farming ranch ranches
  fence fencing fences
  fitness gym gyms crossfit athletics
  flooring floors floor carpet carpets
  floral florist florists flower flowers
  funeral funerals mortuary cremation
  furniture furnishings
  graphics printing printers printer prints print
  grocery grocers groceries market markets supermarket food-mart
  handyman home-repair home-repairs repair-services
  homecare home-care home-health homehealth
  hotel hotels inn inns motel motels lodge
  hvac heating cooling heating-cooling heating-air air-conditioning heat-air heating-ventilation aircon
  ice-cream creamery gelato frozen-yogurt
  insulation insulators insulating spray-foam
  insurance ins assurance
  jewelers jeweler jewelry jewellers jewellery
  landscaping landscape landscapes landscapers landscaper lawn lawns lawncare yard
  law legal attorney attorneys lawyer lawyers
  laundry laundromat coin-laundry laundries
  limousine limo limousines limos
  liquor liquors spirits wine wines wine-spirits bottle-shop
  locksmith locksmiths
  machine machining machinists machine-shop
  martial-arts karate taekwondo
  masonry masons stonework brickwork brick
  medical medicine doctors physicians physician practice clinic health
  mortgage mortgages lending lenders loans home-loans
  moving movers mover van-lines removals relocation
  nails nail manicure
  nurseries nursery garden-center garden-centre greenhouse greenhouses
  obgyn womens-health obstetrics gynecology gynaecology
  orthopedics orthopedic orthopaedics orthopaedic ortho bone-joint bones-joints
  orthodontics orthodontist orthodontists
  painting painters painter paint
  paving asphalt blacktop sealcoating
  drywall plastering plasterers
  pediatrics pediatric pediatrician pediatricians peds
  pharmacy pharmacies drug drugs drugstore drug-store apothecary rx chemist chemists
  photography photo photos photographer photographers
  physical-therapy physiotherapy physio pt
  pizza pizzeria pizzas
  plumbing plumbers plumber
  podiatry podiatrist podiatrists foot-care
  pools pool swimming-pools pool-spa
  pressure-washing power-washing powerwash powerwashing pressurewash pressurewashing
  properties property rentals rental leasing
  recycling salvage scrap scrap-metal
  real-estate realty realtor realtors re
  roofing roofers roofer roofs roof
  security alarm alarms
  septic sewer drain drains
  signs sign signage
  staffing recruiting recruiters recruitment temps personnel employment-agency
  surgical surgery surgeons
  seafood fish fish-market fishery
  spa massage wellness
  storage mini-storage self-storage
  surveying surveyors surveyor surveys land-surveying land-surveyors land-surveys
  tire tires tyre tyres
  title escrow title-escrow
  tree trees arborists arborist arbor
  towing tow
  tutoring tutors tutor
  trucking trucks transport transportation freight hauling haulage haulers
  welding welders welder
  weddings wedding bridal wedding-planners wedding-planning
  windows window glass
  winery wineries vineyard vineyards cellars
  yoga pilates
  services svcs svc svs service
  management mgmt mgt
  holdings hldgs hldg
  enterprises ents ent entr enterprise
  associates assocs
  partners ptnrs ptrs
  group grp
  center ctr centre cntr centers
  manufacturing mfg mfrs manufacturers
  distributing dist distr distribution distributors
  equipment equip eqpt
  engineering eng engr engineers
  international intl
  investments inv invs invts investment
  products prods prod
  industries inds
  systems sys system
  consulting consultants consultant consultancy
  solutions solns
`;

/** Whether a word stands for a trade that has others beside it. */
export function isOfTradeGroup(word: string): boolean {
  return groupOf.has(word);
}

/** The words that are in no trade of two words: of Classic Pressure Washing that is the first. */
export function besideTradesOfTwo(words: readonly string[]): readonly string[] {
  const isOne = (first: string | undefined, second: string | undefined) => groupOf.has(`${first}-${second}`);
  return words.filter((word, at) => !isOne(word, words[at + 1]) && !isOne(words[at - 1], word));
}

/** Whether a word is two common ones, run together. */
function isRunTogether(word: string): boolean {
  return partsOf(word).length > 1;
}

/** One or two words of a name, and what they say whoever writes them. */
export interface Meaning {
  readonly word: string;
  readonly said: string;
  readonly isTrade: boolean;
  /** Whether it is two words, or two that are run together. */
  readonly isTwo: boolean;
}

const minLetters = 3;
const ending = /^(.{3,}?)(?:ing|ery|ers?)$|^(.{4,}?)(?:istry|ists?|ians?|ies|als?|ants?|ancy|e?s|e|y)$/;
const groupOf = new Map(
  lines
    .trim()
    .split('\n')
    .flatMap((line) => {
      const words = line.trim().split(' ');
      return words.map((word): [string, string] => [word, words[0] ?? '']);
    }),
);

/**
 * What the words of a name say, in their order: of a trade its group, or its stem, as `paint` of painters. What is run together of two
 * common words is taken apart: Homehealth is Home Health.
 */
export function meaningsOf(words: readonly string[]): readonly Meaning[] {
  const parted = words.flatMap((word) => (groupOf.has(word) ? [word] : partsOf(word)));
  const meanings: Meaning[] = [];
  for (let at = 0; at < parted.length; at += 1) {
    const word = parted[at] ?? '';
    const both = groupOf.get(`${word}-${parted[at + 1]}`);
    if (both !== undefined) at += 1;
    meanings.push(both === undefined ? meaningOf(word) : { word, said: both, isTrade: true, isTwo: true });
  }
  return meanings;
}

function meaningOf(word: string): Meaning {
  const written = shortFormOf(word);
  const group = groupOf.get(word) ?? groupOf.get(written);
  if (group !== undefined) return { word, said: group, isTrade: true, isTwo: isRunTogether(word) };
  const [, short, long] = (isTrade(written) && ending.exec(written)) || [];
  const said = short ?? long ?? written;
  return { word, said, isTrade: isTrade(word) || isTrade(written), isTwo: false };
}

function partsOf(word: string): readonly string[] {
  for (let at = minLetters; at <= word.length - minLetters; at += 1) {
    const parts = [word.slice(0, at), word.slice(at)];
    if (parts.every((part) => isCommonWord(part, 'client') || isCommonWord(`${part}s`, 'client')))
      return parts;
  }
  return [word];
}
