/*
 * Words that many names have, whatever the list: none of them alone tells a name from others. Only what is known of names everywhere stands
 * here; which words are common in a firm is told by its own clients.
 */

/** What is sold, made or done. */
const trades =
  'academy accounting advertising advisor advisors advisory aesthetics agriculture air airlines aluminum animal antiques apparel appliance appliances aquatics arbor architect architects architecture art artisan artists arts athletics attorney attorneys auction auto automotive aviation bagels bail bait bakehouse bakers bakery bakeries bank banking bar barber barbers barbershop bath beauty bed beer beverage beverages bicycle bicycles bike bikes bistro blinds boat boats body bookkeeping books bookstore boutique bowling brand brands brewers brewery brewing brick bricks builder builders building burger burgers business butcher butchers cab cabinet cabinets cabs cafe camp capital care carpentry carpet carpets cars casino catering cellars cement ceramics chapel charters chemical chemicals child childcare children chimney chiropractic church cigar cinema cleaners cleaning clinic clothing club coaching coatings coffee collective college collision comfort commercial communications community computer computers concepts concrete condominium condominiums construction consultancy consultant consultants contracting contractor contractors cooling cosmetics council counseling counselors country court courier couriers craft crafts creamery creations creative credit cuisine custom cycles dairy dance data day daycare decor deli delivery dental dentist dentistry dentists dermatology design designer designers designs detailing development developments diagnostics dialysis diesel digital diner dining direct distillery distributing distribution distributors dog doors drilling drug drywall dynamics eatery education electric electrical electricians electronic electronics elementary elevator energy engine engineering engineers entertainment environmental equipment equities equity estates events excavating excavation exchange express exteriors eye eyecare fabric fabrication fabricators fabrics farm farmers farming farms fashion fashions federal feed fence fencing finance financial finishing fire fish fisheries fishing fitness flooring floors floral florist flowers food foods forestry foundations foundry framing freight frozen fuel fund funding funds funeral furnishings furniture games gallery garage garden gardens gas gear general gift gifts glass global golf gourmet graphics grill grocers grocery grooming group growers guild gym hair hardware harvest hauling health healthcare heating high hobby home homecare homes hospice hospital hospitality hosting hotel house housing hvac ice imaging import imports industrial industries industry inn innovations insulation insurance interactive interior interiors inventory investment investments investors irrigation island jeweler jewelers jewelry kennel kennels kids kitchen kitchens lab laboratories laboratory labs land landscape landscapes landscaping language laundry law lawn learning leasing legal lending library life lighting lights limo limousine liquor livestock loan loans local locksmith lodge lodging logging logistics lumber lunch machine machinery machining maintenance mall manor manufacturers manufacturing marina marine maritime market marketing markets martial masonry massage masters materials meat meats mechanical media mediation medical medicine memorial men metal metals metro midwifery mill milling mills mining ministries ministry mobile modern mortgage motel motor motors movers moving museum music nail nails national natural neurology nursery nursing nutrition oil online ophthalmology optical optics optometry orchard orchards organic organics organization orthodontics orthopedics outdoor outdoors outfitters pack packaging paint painters painting paper paralegal park parking parks partnership parts party pastry paving pawn payroll pediatric pediatrics pest pet petroleum pets pharmaceuticals pharmacy photo photography physical physicians pipe pizza pizzeria planning plant plants plastics playground plumbers plumbing podiatry pool pools post pottery poultry power precision premier press primary print printers printing prints private process produce product production productions products professional professionals program programs project projects property pub public publications publishers publishing pumping pumps quality radio railway ranch ranches real realtors realty recovery recreation recruiting recycling refrigeration rehab rehabilitation remodeling rental rentals repair repairs research resort resources restaurant restaurants restoration retail retirement road rock roofers roofing rubber safety sales salon sand sanitation savings school schools science sciences seafood seating security seed seeds self senior seniors sewing shipping shoe shoes shopping signs skin snacks society software soil solar sound spa specialists specialties specialty spices spirits sport sporting sports staffing stained state station steel stone storage stores strategies strategy street structural structures supplies supply support surf surgery surgical surveying surveyors sushi swim systems tailor tailors talent tan tanning tavern tax taxes taxi taxidermy tea tech technical technologies technology telecom television tennis textile textiles theater theatre therapeutics therapy tile tiles timber tire tires title tobacco tool tools tours towing town toys tractor trade traders trading trailer trailers training trails transit transport transportation travel treatment tree trees trucking trucks tutoring upholstery urban urgent urology utilities vacations vacuum valley veterinary veterinarians video village vineyard vineyards vision volunteer waste water watches wear web weddings welding wellness wholesale window windows wine winery wines wire wireless women wood wooden woods woodwork woodworking woodworks works workshop workshops world yacht yachts yard yoga youth';

/** What accountants do, and what it is done for. */
const work =
  'accounts adjustment adjustments advice allocation amended amendment analysis annual application assessment assets assistance audit balance bank bas benefit billing bills board books bookkeeping budget budgeting calculation call card catch check checklist claim cleanup client clients close closing collections company compilation compliance consult consultation consulting contract contractor corporate cost cpa credit daily deposit depreciation discovery document documents due employee engagement entity entry estimate estimated estimates expense expenses extension file filing filings final financial financials fiscal fixed follow form forms formation franchise fulfillment gst hourly hst implementation income individual information initial intake internal interim inventory invoice invoices invoicing irs item journal ledger letter letters license list management meeting migration misc miscellaneous month monthly months new note notice notices onboarding operations other partnership pay payable payment payments payroll pending period personal planning preparation prep procedures process project projection projections property pst qbo quarter quarterly quickbooks receivable receipts reconciliation reconciliations records registration renewal report reporting reports representation request research return returns review reviews sales schedule schedules semi seminar set setup software special state statement statements strategy study support system task tax taxes template test time track training transaction transactions transfer trial up update updates valuation vat vendor wages week weekly work workpapers worksheet year yearly yearend';

/** The family names of most people. */
const families =
  'smith johnson williams brown jones garcia miller davis rodriguez martinez hernandez lopez gonzalez wilson anderson thomas taylor moore jackson martin lee perez thompson white harris sanchez clark ramirez lewis robinson walker young allen king wright scott torres nguyen hill flores green adams nelson baker hall rivera campbell mitchell carter roberts gomez phillips evans turner diaz parker cruz edwards collins reyes stewart morris morales murphy cook rogers ortiz morgan cooper peterson bailey reed kelly howard ramos kim cox ward richardson watson brooks chavez wood bennett gray mendoza ruiz hughes price alvarez castillo sanders patel myers long ross foster singh khan wong chen wang';

/** Where something is and how good: two of them side by side may be a name, as `Silver Lake` is. */
const qualities =
  'america american americas usa canada canadian texas california florida york jersey england london city county central coast lake river mountain bay beach area region regional district township first best all one two plus prime elite advanced superior classic united universal north south east west northern southern eastern western upper lower new old big little great red blue green black white gold golden silver gray grey brown orange purple yellow santa san saint st fort mount';

/** What stands between the words of a name, and behind it. */
const fillers =
  'pro independent inc incorporated corp corporation company co limited liability llc llp ltd plc gmbh sarl and or the of for by at in on to my our your with from de del della der den des di do dos du el la las le les lo los van von zu zum zur al bin ibn ste mt ft dr mr mrs ms no nr jr sr ii iii iv sons son bros brother brothers sisters daughters associated association associations assoc alliance organisation ventures venture asset assets investors office offices department division branch subsidiary subsidiaries affiliates team staff firm practice committee foundation institute university trustee trustees trust estate living revocable irrevocable dated dtd fbo ttee family families household deceased personal account client customer vendor test sample demo';

const set = (...texts: readonly string[]): ReadonlySet<string> =>
  new Set(texts.flatMap((text) => text.split(' ')));

const ofTrades = set(
  trades,
  'company group services service holdings enterprises consulting solutions management properties studio center partners',
);
const ofFamilies = set(families);
const ofQuality = set(qualities);
const inNames = set(trades, families, qualities, fillers);
const inTitles = set(trades, families, qualities, fillers, work);

/** Whether a word is so common in names, or in the titles of jobs, that two that share it are as likely as not two. */
export function isCommonWord(word: string, kind: 'client' | 'job'): boolean {
  return (kind === 'job' ? inTitles : inNames).has(word);
}

/** Whether a word says what somebody does, so that the name is not a person's alone. */
export function isTrade(word: string): boolean {
  return ofTrades.has(word);
}

/** Whether a word tells more with another beside it: `Smith Dental`. */
export function isCommonFamily(word: string): boolean {
  return ofFamilies.has(word);
}

/** Whether a word says where something is, or how good. */
export function isOfQuality(word: string): boolean {
  return ofQuality.has(word);
}
