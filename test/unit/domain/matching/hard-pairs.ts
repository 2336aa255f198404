/*
 * Names that people write in several ways, by kind. Of each line the first is shown with each of the others, both ways round; {X}, {Y}
 * and {Z} are words of its own.
 */

export const sharedWords = {
  'one word and another trade': `
    {X} Properties | {X} Holdings | {X} Property Management | {X} | {X} Ventures Fund
    {X} {Y} Bakery | {X} {Y} Roofing
    {X} Dental | {X} Dentistry of Reno | {X} Orthodontics | {X} Smiles
    {X} Family Dental | {X} Family Orthodontics
    {X} Cafe | {X} Coffee House | {X} Restaurant | Chez {X} | {X} Bakery & Deli
    {X} Farms | {X} Ranch | {X} Land & Cattle | {X} Family Trust
    {X} Law | {X} & {Y}, Attorneys | {X} Law PLLC | Law Offices of {X}
    {X}, {Y} and {Z} | {X} & Associates
    {X} Consulting | Ann {X} | Ann {X} Coaching | {X} Advisors
    {X} Trucking | Paul {X} Trucking | {X} Bros Trucking
    {X} USA Inc | {X} Canada Inc | {X} North America
    {X} Series A | {X} LLC | {X}, a series of {Y} Holdings LLC
    {X} @ Main | {X} at Main | {X} on Main | {X} by the Sea
    {X} Medical Group | {X} Health System | {X} Clinics`,
  'a slip in it, and another trade': `
    Delacourt Holdings | Delacuort Properties
    Brimmhaven Plumbing | Brimhaven Electric
    Thistlewode Holdings | Thistlewodde Partners
    Ostrander Farms | Ostrandre Ranch
    Penhallow Roofing | Penhaklow Dairy`,
  'made to a brand': `
    {X}tech | {X} Technologies | {X} Labs
    {X}soft | {X} Software
    i{X} | {X} Apps
    e{X}.com | {X} Stores
    My{X} | {X} Inc | Get {X} Inc
    {X}.io | {X} Labs
    {X}4U | {X} 4 U
    {X}2Go | {X} to Go`,
  'a place and its houses': `
    Town of {X} | {X}, Town of | {X} Town Hall
    {X} County Fair Assn | {X} County Fair Association | {X} Co. Fair
    St. {X} Parish | Saint {X} Parish | St. {X}
    First Pres {X} | First Presbyterian Church of {X} | {X} Presbyterian
    {X} PTO | {X} Parent Teacher Organization | {X} Elem. School
    Boys & Girls Club of {X} | {X} Boys and Girls Club
    Friends of {X} Library | {X} Library Friends
    Post 112 {X} | {X} VFW Post #112 | {X} American Legion Post 112
    {X} Condo Assoc | {X} Condominium Association | {X} HOA
    Lake {X} HOA | {X} Lake HOA
    Univ. of {X} | University of {X} | {X} Univ Medical Center`,
};

export const people = {
  'of a family': `
    J.R. {X} | Jay {X} | J {X} | James Robert {X} | J. Robert {X}
    J. Robert {X} | Jay {X}
    Ana {X}-{Y} | Ana {Y} | Ana {X} | Ana {X} {Y}
    Ann {X} (née {Y}) | Ann {Y} | Ann {X} fka Ann {Y}
    Paul {X}-{Y} | {X}, Paul
    Estate of Ann {X} | Ann {X} | {X}, Ann (Estate) | Est of Ann {X} | Ann {X} Est.
    Ann {X} Estate | The Estate of Ann {X}
    Paul {X} Jr | Paul {X} | Paul {X} Junior
    Paul {X} III | Paul {X} 3rd
    Paul Michael {X} | P Michael {X} | P. M. {X} | Paul M. {X} | Paul {X}
    Paul "Skip" {X} | Paul {X}
    Paul (Skip) {X} | Skip {X}
    {X} Paul | Paul {X} | {X},Paul
    Paul {X} | {X} ; Paul`,
  'with a title': `
    Dr. Ann {X} | Ann {X} MD | Ann {X}, M.D., P.A. | Ann {X}
    Ann {X} DDS | Ann {X}, D.D.S., Inc. | {X}, Ann
    Ann {X} CPA | {X}, Ann | Ann {X}, CPA, PLLC
    Ann {X}, Ph.D. | Ann {X}
    Ann {X}, Esq. | Ann {X} | Ann {X} RN
    Sgt. Paul {X} | Paul {X} | Capt Paul {X} | Judge Paul {X}
    Paul {X} Trustee | Paul {X} | Paul {X}, Executor | Paul {X} POA Ann {Y}`,
  'and their affairs': `
    Paul {X} | Paul {X} - Schedule C | Paul {X} Sch C | Paul {X} - Rental
    Paul {X} (Dec'd) | Paul {X} | Paul {X}, deceased
    Paul {X} UTMA | Paul {X} | Paul {X} (minor child) | Paul {X} IRA
    Ann {X} Photography | {X} Photo | Ann {X}
    Ann {X} Living Trust | The Ann {X} 2015 Trust
    {X} Rev. Trust | {X} Revocable Trust | {X} Rev Liv Tr
    {X} Family Trust U/A/D 1/2/2003 | {X} Family Trust
    {X} Family Trust | {X} Family Trust dated June 1, 2001
    {X} Marital Trust | {X} Family Trust | {X} GST Trust
    {X} 401k PSP | {X} 401(k) Profit Sharing Plan | {X}
    {X} Charitable Remainder Unitrust | {X} CRUT`,
  'of a couple': `
    Paul and Ann {X} | Paul & Ann {X} | Ann & Paul {X} | {X}, Paul M & Ann T
    Mr and Mrs {X} | {X}, Paul & Ann
    Paul {X} & Ann {Y} | Paul {X} | Ann {Y}
    Paul {X}/Ann {Y} | Ann {Y}
    Paul {X} c/o Ann {Y} | Paul {X}
    Paul {X} et ux | Paul {X} | Paul {X} & Family | Paul {X} and spouse
    {X} Household | {X}, Paul & Ann | {X} Clan
    The {X} Family | Paul {X}`,
};

export const writtenOtherwise = {
  'sons and articles': `
    The {X} Inn | {X} Inn | {X}, The
    Farm at {X}, The | The Farm at {X}
    {X} & Sons | {X} and Son | {X} and Sons Plumbing | {X} Bros
    {X} & Daughters Ltd | {X} and Daughter
    {X} Lanterns | {X} Lantern
    {X}'s Diner | {X}s' Diner | {X} Diner | {X}s Diner`,
  'run together': `
    Sun Rise {X} Cafe | Sunrise {X} Cafe
    Thistledown Foods | Thistle-down Foods | Thistle down Foods
    Larkmoor Foods | Lark Moor Catering
    Mc{X} Farm | Mc {X} Farm | Mac{X} Farm
    de la {X} Foods | Dela {X} Foods | dela{X} Foods
    van {X} Imports | van{X} Imports
    A.B.C. {X} | ABC {X} | A B C {X}
    A-1 {X} | A1 {X} | A 1 {X}
    {X}dental | {X} Dental
    {X} D ental | {X} Dental
    J & J {X} | J&J {X} | J and J {X}`,
  numbers: `
    Seven {X} Ranch | 7 {X} Ranch
    {X} Twenty One | {X} 21 | {X} Twenty-One
    {X} Four Hundred | {X} 400
    {X} Fund III | {X} Fund 3 | {X} Fund Three
    {X} Partners II LLC | {X} Partners 2 LLC
    2nd {X} Church | Second {X} Church
    Twenty-First {X} Bank | 21st {X} Bank
    {X} #4 | {X} No. 4 | {X} Number 4 | {X} № 4
    {X} ½ Price | {X} 1/2 Price
    {X} Ⅳ | {X} IV | {X} 4`,
  addresses: `
    {X} Ste 100 | {X} Suite 100 | {X}
    100 {X} St | 100 {X} Street
    100 {X} Ave LLC | 100 {X} Avenue LLC
    100 {X} Blvd | 100 {X} Boulevard
    100 {X} Pl | 100 {X} Place
    100 {X} Ct | 100 {X} Court
    100 N {X} Rd | 100 North {X} Road
    {X} of TX | {X} of Texas
    {X} NV | {X} of Nevada | {X} Nevada
    {X} of N.Y. Inc | {X} of New York Inc
    {X}, Reno NV 89501 | {X} | {X} - Reno, NV`,
  forms: `
    {X} Pty Ltd | {X} Pty. Limited | {X}
    {X} GmbH & Co. KG | {X} GmbH | {X}
    {X} S.A. | {X} SA
    {X} SARL | {X} S.à r.l.
    {X} Inc. | {X} Incorporée
    {X} Ltée | {X} Limitée | {X} Ltd
    {X} S.A. de C.V. | {X} SA de CV | {X}
    {X} AB | {X} Aktiebolag
    {X} Sdn Bhd | {X}
    {X} LLC | {X} L L C | {X}, a Nevada LLC
    株式会社{X} | {X}
    株式会社山田商店 | 山田商店`,
  abbreviations: `
    {X} Assn. | {X} Association
    {X} Enterp. | {X} Enterprises | {X} Ent. | {X} Ents
    {X} Constr | {X} Construction | {X} Const.
    {X} Dist. Co | {X} Distributing Co
    {X} Htg & Clg | {X} Heating & Cooling
    {X} Med Ctr | {X} Medical Center
    {X} PT | {X} Physical Therapy
    {X} Rlty | {X} Realty
    {X} Gen Contr | {X} General Contractors
    {X} Theatre | {X} Theater
    {X} Jewellers | {X} Jewelers
    {X} Tire | {X} Tyre
    Smith {X} Farm | Smythe {X} Farm
    Color {X} | Colour {X}`,
  'one slip': `
    {X} Dental | {X} Dntal | {X} Dentla | {X} Dentall | {X} Dental Dental | Dental {X}
    Halliwick Dental | Haliwick Dental
    Corvendish Dental | Corvenndish Dental
    Mapplebeck Dental | Mapplebekc Dental
    Trevanion Dental | Trevamion Dental`,
};

export const signs = {
  apostrophes: `
    L'{X} Cafe | L{X} Cafe | L\u2019{X} Cafe | L {X} Cafe
    D'{X} Salon | D\u2032{X} Salon | D {X} Salon
    O'{X} Pub | O\u02bc{X} Pub | O{X} Pub | O\u00b4{X} Pub | O\uff07{X} Pub | O\u2018{X} Pub | O\u201b{X} Pub | O\ua78c{X} Pub`,
  dashes: `
    {X}-{Y} Press | {X}\u2010{Y} Press | {X}\u2011{Y} Press | {X}\u2013{Y} Press | {X}\u2014{Y} Press | {X}\u2212{Y} Press
    {X} {Y} Press | {X}\u30fb{Y} Press | {X}/{Y} Press | {X}_{Y} Press | {X}.{Y} Press
    {X}{Y} Press | {X}\u00ad{Y} Press`,
  'what stands for and': `
    {X} & {Y} Press | {X} + {Y} Press | {X} n' {Y} Press | {X} 'n' {Y} Press | {X} N {Y} Press | {X} \uff06 {Y} Press
    {X} and {Y} Press | {X} und {Y} Press | {X} et {Y} Press | {X} y {Y} Press | {X}, {Y} Press | {X} \ufe60 {Y} Press
    {X} x {Y} | {X} × {Y} | {X} & {Y}
    {X} Rock & Roll | {X} Rock n Roll`,
  'what cannot be seen': `
    {X} Florist | {X} 🌷 Florist | {X}\u200b Florist | \u2060{X} Florist | {X}\u00a0Florist | {X}\u3000Florist | {X}\u2009Florist`,
  'what was decoded wrong': `
    {X} CafÃ© | {X} Café | {X} Cafe
    {X} NiÃ±o | {X} Niño
    MÃ¼ller {X} | Müller {X}
    {X}â€™s Diner | {X}'s Diner
    {X} Caf\ufffd | {X} Café
    {X} &amp;amp; {Y} | {X} & {Y} | {X} &#38; {Y} | {X} &#x26; {Y} | {X} &amp;amp;amp; {Y}
    {X} &eacute;t&eacute; | {X} été`,
  letters: `
    Ãngel {X} | Ángel {X}
    {X} Straße | {X} Strasse
    Bücher {X} | Buecher {X}
    {X} İstanbul | {X} Istanbul
    ﬁrst {X} | first {X}
    {X} 𝐁𝐨𝐥𝐝 | {X} Bold
    {X}® Brands | {X} Brands | {X} (R) Brands`,
};

export const notes = {
  'of what is not used': `
    {X} Dental | {X} Dental (1) | {X} Dental - copy | {X} Dental-copy | Copy of {X} Dental | {X} (old) Dental
    {X} Dental | {X} Dental (deleted) | {X} Dental (deleted 2) | {X} Dental DELETED | {X} Dental *INACTIVE*
    {X} Dental | DO NOT USE {X} Dental | {X} Dental - Do Not Use | zzz {X} Dental | {X} Dental [inactive]
    {X} Dental | {X} Dental - lost 2024 | {X} Dental - FORMER CLIENT | {X} Dental - sold | {X} Dental (moved to Ohio)
    {X} Dental | {X} Dental -1 | {X} Dental_1 | {X} Dental:1 | {X} Dental 2 | {X} Dental (TEST) | New - {X} Dental
    {X} Dental | {X} Dental (PAST DUE) | {X} Dental **HOLD** | !{X} Dental | {X} Dental thru 12/31/2023`,
  'of numbers and kinds': `
    {X} Dental | 1042 {X} Dental | C-1042 {X} Dental | CL1042 {X} Dental | (1042) {X} Dental | 1042: {X} Dental
    {X} Dental | 1042_{X} Dental | 1042.{X} Dental | {X} Dental 1042 | {X} Dental A1042 | XDEN {X} Dental
    {X} Dental | {X} Dental (USD) | {X} Dental - CAD | {X} Dental (AR) | {X} Dental - Tax | {X} Dental - Bookkeeping
    {X} Dental | {X} Dental EIN 99-1234567 | {X} Dental 555-123-4567 | {X} Dental, 12 Main St | {X} Dental - 10/15/24`,
  'of other names': `
    {X} Inc (formerly {Y}) | {Y} LLC | {X}
    {X}, formerly {Y} | {Y} Foods | {X} Inc
    {X} (was {Y}) | {Y} | {X}
    {X} - see {Y} | {X}
    {X} > {Y} | {Y} | {X}
    {X} merged into {Y} | {X}
    {X} a division of {Y} Corp | {X}
    Matter of {X} | In re {X} | {X}
    {X} v. {Y} | {X} vs {Y} | {X}`,
  addresses: `
    info@{X}.com | {X}
    ann@{X}dental.com | {X} Dental
    ann.{X}@gmail.com | Ann {X}
    ann_{X}@yahoo.com | {X}, Ann
    ann{X}@aol.com | Ann {X}
    http://www.{X}dental.com/ | {X} Dental | {X}dental.net`,
  'cut off': `
    The {X} Foundation for the Advanceme | {X} Foundation
    The {X} Foundation for Rural Education and Health in th | The {X} Foundation for Rural Education and Health in the Valley
    {X} & {Y} Certified Public Accountants and Business Advisors of Northern | {X} & {Y} Certified Public Accountants
    {X} International Trading And Distributio | {X} International Trading And Distribution Company`,
};

/** None of the words is rare. */
export const commonWords = {
  'a family and its trade': `
    Kim's Cleaners | Kim Dry Cleaning
    Garcia Landscaping | Garcia Lawn & Landscape | Garcia Landscape
    Watson Painting | Watson Painters & Decor
    Brooks Superannuation Fund | Brooks SMSF
    Foster Family Limited Partnership | Foster FLP
    Ann Turner LCSW | Ann M. Turner, LMFT`,
  'two words that all have': `
    Family Dental Care | Family Dentistry
    New Life Church | New Life Fellowship
    Home Health Services | Homehealth Svcs
    Golden State Painting | Golden St Painting | Golden State Painters
    Quality Auto Repair | Quality Auto Body
    Pediatric Associates | Peds Assoc
    Coast ENT | Coast Ear Nose & Throat
    Central Coast OB/GYN | Central Coast Obstetrics & Gynecology`,
  'a number or letters': `
    9283-4471 Québec Inc. | 9283-4471 QC Inc
    1482201 Alberta Ltd | 1482201 AB Ltd. | 1482201 Alta Ltd | 1482201
    ABC Plumbing | A.B.C. Plumbing & Heating
    AM & PR Delmarrow | Ann & Paul Delmarrow
    First Baptist Church | FBC
    First United Methodist Church | First UMC | FUMC`,
};

/** Titles of jobs. */
export const titles = {
  years: `
    2025 1040 | 1040 (2025) | 1040 - 2025 | TY2025 1040 | TY25 1040 | Form 1040 2025 | FY2025 1040
    2025 1120-S | 1120S 2025 | Form 1120S (2025)
    Bookkeeping 2025/26 | Bookkeeping 2025-26 | Bookkeeping 2025-2026 | Bookkeeping FY25/26
    Year-End Close 2025 | YE Close 2025 | Yearend Close 2025
    1099s 2025 | 1099 2025 | 2025 1099's | 1099-NEC 2025
    W-2s 2025 | W2 2025 | W-2 2025`,
  periods: `
    2025 Form 941 Q2 | 941 Q2 2025 | Q2'25 941 | 2Q25 941 | 2025-Q2 941 | 941 2nd Qtr 2025 | 941 second quarter 2025
    Q2'26 Review | Q2 2026 Review | 2Q26 Review | Review Q2-2026 | Review Q2/26 | Second Quarter 2026 Review
    FYE 06/30/26 | FYE 6/30/2026 | FYE June 30, 2026 | FYE Jun 2026 | YE 6/30/26 | Year end June 2026
    Payroll June 2026 | Payroll Jun-26 | Payroll 2026-06 | Payroll 06/2026 | Payroll Jun '26 | Payroll 202606
    Close Week 12 | Close Wk 12 | Close W12 | Close week #12 | Close Week twelve
    Sales Tax Mar 2026 | Sales Tax 03-2026 | SALES TAX MARCH '26 | Sales Tax for March 2026`,
  'notes and signs': `
    Cleanup | Cleanup (rush) | Clean-up | Clean up | Cleanup - copy | Cleanup (1) | #4471 Cleanup | Cleanup DO NOT USE
    Cleanup &amp; Catch-up | Cleanup & Catchup | Clean up and Catch up
    R&D Credit Study | R & D Credit Study | R and D Credit Study
    Bookkeeping | Bookkeping | Bookkeepnig
    Special Project: Migration | Special Project Migration`,
  'words that tell': `
    {X} Acquisition | {X} Due Diligence
    {X} Holdings | {X} Properties
    {X} Shutdown | {X} Wind-down`,
  forms: `
    2025 Form 1065 | 2025 Partnership Return (1065) | 2025 1065 Tax Return
    Gift Tax 709 2025 | 709 2025
    1099 Filing 2025 | 1099 Prep 2025`,
  'the day before the month': `
    Year End Accounts 31/03/2026 | Year end accounts 31 March 2026 | Accounts YE 31 Mar 2026 | Year End Accounts 31.03.26
    VAT Return Q/E 31/03/2026 | VAT return q/e 31 Mar 2026 | VAT Quarter ended 31 March 2026
    Year End Accounts 30/06/2025 | Accounts year ended June 30, 2025`,
  abbreviations: `
    Monthly bookkeeping (Jan) | Mo. Bookkeeping Jan
    Weekly Payroll | Wkly Payroll
    QB Cleanup | QuickBooks Cleanup | QBO Clean-up
    Month-end close Jan 2026 | ME Close Jan 2026`,
};
