/*
 * Words that many names have, whatever the list: none of them alone tells a name from others. Only what is known of names everywhere stands
 * here; which words are common in a firm is told by its own clients.
 */

/** What is sold, made or done. */
const trades = `
  acad academy accounting advertising advisor advisors advisory aesthetics agriculture air airlines aluminum animal
  antiques apartment apartments apparel appliance appliances aquatics arbor architect architects architecture art
  artisan artists arts athletics attorney attorneys auction auto automotive aviation bagels bail bait bakehouse
  bakeries bakers bakery bank banking bar barber barbers barbershop bath bbq beauty bed beer beverage beverages
  bicycle bicycles bike bikes bistro blinds boat boats body book bookkeeping books bookstore boutique bowling brand
  brands brewers brewery brewing brick bricks builder builders building burger burgers business butcher butchers cab
  cabinet cabinets cabs cafe camp capital care carpentry carpet carpets cars casino catering cellars cement ceramics
  chapel charters chemical chemicals child childcare children chimney chiro chiropractic church cigar cinema cleaners
  cleaning clinic clothing club coaching coatings coffee collective college collision comfort comm commercial
  communications community computer computers concepts concrete conditioning condominium condominiums condos const
  constr construction consultancy consultant consultants contracting contractor contractors cooling coop cosmetics
  council counseling counselors country courier couriers court craft crafts creamery creations creative credit cuisine
  custom cut cuts cycles dairy dance data day daycare decor deli delicatessen delivery dental dentist dentistry
  dentists dermatology design designer designers designs detailing development developments diagnostics dialysis
  diesel digital diner dining direct distillery distributing distribution distributors dog doors drilling drug dry
  drywall dynamics eatery education elec electric electrical electricians electronic electronics elem elementary
  elevator energy engine engineering engineers ent entertainment environmental equipment equities equity estates
  events excavating excavation exchange express exteriors eye eyecare fabric fabrication fabricators fabrics farm
  farmers farming farms fashion fashions federal feed fellowship fence fencing finance financial finishing fire fish
  fisheries fishing fitness flooring floors floral florist flowers food foods forestry foundations foundry framing
  freight frozen fuel fund funding funds funeral furnishings furniture gallery games garage garden gardens gas gear
  general gift gifts glass global golf gourmet graphics grill grocers grocery grooming group growers guild gym hair
  hardware harvest hauling health healthcare heating high hobby home homecare homes hosp hospice hospital hospitality
  hosting hotel house housing hvac ice imaging import imports industrial industries industry inn innovations
  insulation insurance interactive interior interiors inventory investment investments investors irrigation island
  janitorial jeweler jewelers jewelry kennel kennels kids kitchen kitchens lab laboratories laboratory labs land
  landsc landscape landscapes landscaping language laundry law lawn learning leasing legal lending libraries library
  life lighting lights limo limousine liquor liquors livestock loan loans local locksmith lodge lodging logging
  logistics lumber lunch machine machinery machining maintenance mall manor manufacturers manufacturing marina marine
  maritime market marketing markets martial masonry massage masters materials meat meats mechanical media mediation
  medical medicine memorial men metal metals metro midwifery mill milling mills mining ministries ministry mobile
  modern mortgage motel motor motorcycles motors movers moving museum music nail nails national natural neurology
  nursery nursing nutrition obgyn oil online ophthalmology optical optics optometry orchard orchards organic organics
  organization orthodontics orthopedics outdoor outdoors outfitters pack packaging paint painters painting paper
  paralegal park parking parks partnership parts party pastry paving pawn payroll pediatric pediatrics pest pet
  petroleum pets pharm pharmaceuticals pharmacy photo photography physical physicians pipe pizza pizzeria planning
  plant plants plastics playground plumbers plumbing podiatry pool pools post pottery poultry power precision premier
  preschool press primary print printers printing prints private process produce product production productions
  products professional professionals program programs project projects property pub public publications publishers
  publishing pumping pumps quality radio railway ranch ranches real realtors realty recovery recreation recruiting
  recycling refrigeration rehab rehabilitation remodeling rental rentals repair repairing repairs research resort
  resources restaurant restaurants restoration retail retirement road rock roofers roofing rubber safety sales salon
  sand sanitation savings school schools science sciences seafood seating security seed seeds self senior seniors
  sewing shipping shoe shoes shop shopping shops signs skin snacks society software soil solar sound spa specialists
  specialties specialty spices spirits sport sporting sports staffing stained state station steel stone storage store
  stores strategies strategy street structural structures suites supplies supply support surf surgery surgical
  surveying surveyors sushi swim systems tailor tailors talent tan tanning tavern tax taxes taxi taxidermy tea tech
  technical technologies technology telecom television tennis textile textiles theater theatre therapeutics therapy
  tile tiles timber tire tires title tobacco tool tools tours towing town townhomes toys tractor trade traders trading
  trailer trailers trails training transit transport transportation travel treatment tree trees trucking trucks tutor
  tutoring tutors upholstery urban urgent urology utilities vacations vacuum valley veterinarians veterinary video
  village villas vineyard vineyards vision volunteer waste watches water wear web weddings welding wellness wholesale
  window windows wine winery wines wire wireless women wood wooden woods woodwork woodworking woodworks works workshop
  workshops world yacht yachts yard yoga youth`;

/** What accountants do, and what it is done for. */
const work = `
  accounts adjustment adjustments advice allocation amended amendment analysis annual application assessment assets
  assistance audit balance bank bas benefit billing bills board bookkeeping books budget budgeting calculation call
  card catch check checklist claim cleanup client clients close closing collections company compilation compliance
  consult consultation consulting contract contractor corporate cost cpa credit daily deposit depreciation discovery
  document documents due employee engagement entity entry estimate estimated estimates expense expenses extension file
  filing filings final financial financials fiscal fixed follow form formation forms franchise fulfillment gst hourly
  hst implementation income individual information initial intake interim internal inventory invoice invoices
  invoicing irs item journal ledger letter letters license list management meeting migration misc miscellaneous month
  monthly months new note notice notices onboarding operations other partnership pay payable payment payments payroll
  pending period personal planning prep preparation procedures process project projection projections property pst qbo
  quarter quarterly quickbooks receipts receivable reconciliation reconciliations records registration renewal report
  reporting reports representation request research return returns review reviews sales schedule schedules semi
  seminar set setup software special state statement statements strategy study support system task tax taxes template
  test time track training transaction transactions transfer trial up update updates valuation vat vendor wages week
  weekly work workpapers worksheet year yearend yearly`;

/** The family names of most people. */
const families = `
  adams allen alvarez anderson bailey baker bennett brooks brown campbell carter castillo chavez chen clark collins
  cook cooper cox cruz davis diaz edwards evans flores foster garcia gomez gonzalez gray green hall harris hernandez
  hill howard hughes jackson johnson jones kelly khan kim king lee lewis long lopez martin martinez mendoza miller
  mitchell moore morales morgan morris murphy myers nelson nguyen ortiz parker patel perez peterson phillips price
  ramirez ramos reed reyes richardson rivera roberts robinson rodriguez rogers ross ruiz sanchez sanders scott singh
  smith stewart taylor thomas thompson torres turner walker wang ward watson white williams wilson wong wood wright
  young`;

/** Where something is and how good: two of them side by side may be a name, as `Silver Lake` is. */
const qualities = `
  absolute adelaide advanced affordable albuquerque all america american americas angeles antonio area atlanta
  auckland baltimore bay beach belfast best big birmingham black blue boston brisbane bristol brown calgary california
  canada canadian cardiff central charlotte chicago cincinnati city classic cleveland coast columbus complete county
  dallas denver detroit diego district east eastern edinburgh edmonton elite england first florida fort francisco
  glasgow gold golden gray great green grey halifax houston jersey lake leeds little liverpool london lower manchester
  melbourne memphis miami milwaukee minneapolis montreal mount mountain nashville new north northern oakland old omaha
  one orange orlando ottawa perth philadelphia phoenix pittsburgh plus portland prime purple raleigh red region
  regional reliable reno river sacramento saint san santa seattle silver south southern st superior sydney tampa texas
  toronto total township tucson two united universal upper usa vancouver vegas west western white winnipeg yellow york`;

/** What stands between the words of a name, and behind it. */
const fillers = `
  account affiliates al alliance and asset assets assn assoc associated association associations at bin branch bros
  brother brothers by client co committee company corp corporation crt crut cu customer dated daughters de deceased
  del della demo den department dept der des di division do dos dr dtd du el esop estate families family fbo fcu fd
  fdn firm flp fndn for foundation from ft gmbh hoa household ibn ii iii in inc incorporated independent institute
  investors irrevocable isd iv jr la las le les liability limited living llc llp lo los ltd mac mc mini mr mrs ms mt
  my no nr of office offices on or organisation our pd personal plc poa practice pro psp pta re revocable sample sarl
  sd sisters smsf son sons sr staff ste subsidiaries subsidiary team test the to trust trustee trustees ttee umc unit
  univ university van vendor venture ventures von with ye your zu zum zur`;

const set = (...texts: readonly string[]): ReadonlySet<string> =>
  new Set(texts.flatMap((text) => text.trim().split(/\s+/)));

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
