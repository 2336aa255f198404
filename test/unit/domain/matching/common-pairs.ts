/*
 * Names that are made of words which many have, by kind. Of each line the first is shown with each of the others, both ways round, before
 * anything is created.
 */

export const commonPairs = {
  'kinds of trusts and houses': `
    Smith FT | Smith Family Trust | Smith Fam Tr | Smith Fam. Tr. | Smith F.T. | The Smith Family Trust dated 3/4/2010
    Garcia FLP | Garcia Family Limited Partnership | Garcia Family LP
    Johnson RT | Johnson Revocable Trust | Johnson Rev Tr
    Kelly LT | Kelly Living Trust | Kelly Living Tr | Kelly Living Trust UAD 2001
    Jones RLT | Jones Revocable Living Trust | Jones Rev Liv Trust
    Lee IRT | Lee Irrevocable Trust
    Clark ILIT | Clark Irrevocable Life Insurance Trust
    Young SNT | Young Special Needs Trust
    Allen Bypass Trust | Allen Credit Shelter Trust
    Ross Inter Vivos Trust | Ross Living Trust
    Wilson Est. | Wilson Estate | Estate of Wilson
    Moore Fdn | Moore Foundation | Moore Fndn | Moore Found.
    Baker FF | Baker Family Foundation
    Taylor Assn | Taylor Association | Taylor Assoc. | Taylor Ass'n
    Martin Dept | Martin Department
    Ward GP | Ward General Partnership | Ward Gen'l Partnership
    Price FH | Price Family Holdings | Price Fam Holdings
    Clark Co | Clark County | Clark Cnty
    Public Works Dept. | Dept of Public Works
    VFW Post 112 | Veterans of Foreign Wars Post 112
    Elks Lodge 44 | BPOE 44`,
  houses: `
    123-125 Elm St | 123 Elm St | 125 Elm St | 123 Elm Street LLC | 123/125 Elm St
    200-210 Lake Road | 200 Lake Rd | 200-210 Lake Rd LLC
    9 & 11 Oak Ct | 9 Oak Court | 11 Oak Court
    45-47 Park Pl | 45 Park Place LLC | 45-47 Park Place
    10-12 River Terrace | 10 River Ter | 10-12 River Terr
    400 Oak Ave Unit 2 | 400 Oak Ave #2 | 400 Oak Ave Apt 2 | 400 Oak Ave
    5 Lake Dr Apt 3 | 5 Lake Dr, Unit 3 | 5 Lake Drive #3
    3 Church Ln Flat 4 | Flat 4, 3 Church Lane
    1 First Street | 1 1st St | One First St
    900 W. 5th | 900 West Fifth | 900 West 5th St
    8 County Rd 12 | 8 CR 12
    Hwy 50 Diner | Highway 50 Restaurant
    Route 9 Storage | Rt 9 Storage | Rte. 9 Mini Storage`,
  plurals: `
    Blue Sky | Blue Skies Energy
    Red Berry | Red Berries Farm
    Gold Leaf | Gold Leaves Cafe
    White Knife | White Knives Sushi
    First Lady | First Ladies Salon
    Old Library | Old Libraries Cafe
    Big Foot | Big Feet Shoes
    Gray Goose | Gray Geese Inn
    Black Box | Black Boxes Storage
    Wolf Creek | Wolves Creek
    Silver Spoon | Silver Spoons Catering`,
  'run together, and another word': `
    Premier Home Health | Premier Homehealth Care
    Premier Daycare | Premier Day Care Center
    Quality Water Works | Quality Waterworks Plumbing
    United Health Care | United Healthcare Services
    Elite Hair Cuts | Elite Haircuts Salon
    Classic Book Store | Classic Bookstore & Cafe
    First School House Daycare | First Schoolhouse
    Upstate Movers | Up State Moving
    American Woodworks | American Wood Works LLC`,
  'trades that are one': `
    Valley Vet Clinic | Valley Animal Hospital | Valley Veterinary Clinic
    Coast Vet Hosp | Coast Animal Hospital
    Valley Ob-Gyn | Valley Women's Health
    City Dental | City Dentists | City Dentistry
    Kim Dental | Kim DDS | Dr. Kim, Dentist
    Central Auto Sales | Central Motors | Central Car Sales
    Garcia Auto | Garcia Motors | Garcia Car Care
    Valley Law | Valley Legal | Valley Attorneys
    Smith Law | Smith Legal Services | Law Offices of Smith
    Premier Landscaping | Premier Lawn Care | Premier Lawn & Garden
    Quality HVAC | Quality Heating & Cooling | Quality Heating & Air | Quality Air Conditioning
    Johnson CPA | Johnson Accounting | Johnson Tax & Accounting
    City Pizza | City Pizzeria
    Smith Realty | Smith Real Estate Group
    County Pharmacy | County Drug | County Drugs
    Valley Eye Care | Valley Optometry | Valley Vision
    Coast Hair Salon | Coast Beauty Salon
    Lake Daycare | Lake Child Care | Lake Preschool
    River Construction | River Builders | River Building Co | River Contractors
    Valley Trucking | Valley Transport | Valley Freight
    Bay Cleaning | Bay Janitorial | Bay Cleaners
    Golden State Painting | Golden St Painters
    Home Health Agency | Home Health Services
    Central Valley Pediatrics | Pediatrics of Central Valley Inc
    Triple A Plumbing | AAA Plumbing
    A+ Tutoring | A Plus Tutors
    Northern Signs | Northern Signage
    American Catering | American Caterers
    Central Collision | Central Auto Body | Central Body Shop
    Capital Courier | Capital Delivery | Capital Messenger
    Universal Staffing | Universal Recruiting | Universal Employment Agency | Universal Temps
    Premier Wedding Planners | Premier Bridal | Premier Weddings
    Superior Insulation | Superior Insulators | Superior Spray Foam`,
  'trades of two words': `
    Classic Pressure Washing | Classic Power Washing | Classic Powerwash | Classic Powerwashing LLC
    Metro Pest Control | Metro Exterminators | Metro Exterminating | Metro Pest Mgmt | Metro Termite & Pest
    Valley Orthopedics | Valley Bone & Joint | Valley Ortho
    Elite Event Rentals | Elite Party Rentals | Elite Events`,
  'two slips in one short name': `
    Cobalt Inc | Colbat Inc
    Zorba | Zrobaa
    Halvex | Hlavx | Havlxe
    Nordix LLC | Nodrxi LLC
    Krelmo Dental | Kerlom Dentistry`,
  'names used for one another': `
    Trish Brown | Patricia Brown
    Gus Brown | Augustus Brown
    Bernie Brown | Bernard Brown
    Libby Brown | Elizabeth Brown
    Harry Brown | Harrison Brown
    Paddy Brown | Patrick Brown
    Archie Brown | Archibald Brown
    Ollie Brown | Oliver Brown
    Liam Brown | William Brown
    Nell Brown | Helen Brown
    Margaret Brown | Margie Brown
    Alexander Brown | Al Brown`,
  'given names in another language': `
    Piotr Smith | Peter Smith | Pedro Smith
    Antonio Smith | Anthony Smith | Tony Smith
    Jose Smith | Joe Smith | Joseph Smith
    Guillermo Smith | William Smith
    Miguel Smith | Michael Smith
    Ekaterina Smith | Catherine Smith
    Giovanni Smith | John Smith | Juan Smith
    Jorge Smith | George Smith`,
  'families of couples': `
    Martin, John and Mary | Martin Family | The Martin Family | Martin Household | The Martins
    Pat & Lee Smith | Smith Family | Smith Household
    Garcia, Ana & Luis | The Garcias | Garcia Family`,
  'digits that are spoken': `
    4 Ever Young | Forever Young | 4Ever Young
    Smiles 4 Kids | Smiles for Kids
    Gr8 Clips | Great Clips
    Cre8tive Studio | Creative Studio | Cre8ive Studio
    B2B Partners | B to B Partners`,
  'clubs by their letters': `
    Boys and Girls Club of Arden | BGC of Arden | Boys & Girls Clubs of Arden
    Teamsters Local 117 | IBT Local 117 | Local 117 Teamsters
    Arden Young Men's Christian Association | Arden YMCA
    Arden Volunteer Fire Department | Arden VFD`,
  'who holds a trust': `
    Martin Family Trust | Martin Pty Ltd ATF Martin Family Trust | Lake Pty Ltd as trustee for the Martin Family Trust
    Smith Family Trust | Coast Pty Ltd A.T.F. Smith Family Trust | Coast Ltd as trustees of the Smith Family Trust
    Garcia Super Fund | River Pty Ltd ATF Garcia Super Fund | River Pty Ltd trustee for Garcia Super Fund`,
  'parts of a country': `
    Central Florida Pools | Cent. Fla. Pools
    Southern California Pools | So. Cal. Pools | SoCal Pools
    Northern California Roofing | Nor Cal Roofing | NorCal Roofing
    Pacific Northwest Roofing | PNW Roofing | Pac NW Roofing
    Northshore Dental | N. Shore Dental
    Westside Auto | W. Side Auto`,
};

export const commonTitles = {
  'forms and their years': `
    T2 2025 | 2025 T2 Corporate Return | T2 Return 2025 | Corporate Tax T2 2025
    T1 General 2024 | T1 2024 | 2024 T1 Personal Return
    T4s 2025 | 2025 T4 Filing | T4 Slips 2025
    K-1 2025 | 2025 K1 Review
    W2s 2025 | W-2 Prep 2025 | W2 Filing 2025
    FBAR 2025 | FinCEN 114 2025
    SA 2024/2025 | Self Assessment 2024-25 | SA 24/25 | Self-Assessment 2024/25
    Self Assessment 2025 | SA100 2025
    MTD ITSA 2025 | Making Tax Digital 2025
    STP Finalisation 2025 | Single Touch Payroll Finalisation 2025`,
  'from one day to another': `
    Payroll 1/1-1/15/2026 | Payroll Jan 1-15 2026 | Payroll 1/1/2026 - 1/15/2026 | Payroll January 1-15, 2026
    Payroll 2/16-2/28/2026 | Payroll Feb 16-28 2026 | Payroll 2/16/26-2/28/26 | Payroll 16-28 Feb 2026
    Payroll 1/16-2/1/2026 | Payroll Jan 16 - Feb 1 2026
    Payroll 15/1-28/1/2026 | Payroll 15-28 Jan 2026
    Payroll Jan 1 - Jan 15 2026 | Payroll Jan 1-15 2026
    Payroll PE 1/15/26 | Payroll period ending 1/15/2026
    Bookkeeping Jan-Mar 2026 | Bookkeeping Q1 2026
    VAT QE 03/26 | VAT quarter ending 31/03/2026`,
  'one kind of work': `
    Catch up books 2023-24 | Catch-up bookkeeping 2023/2024 | Catchup 2023-2024
    Clean up books 2024 | Cleanup bookkeeping 2024 | Clean-up 2024
    New Client Onboarding | Onboarding - new client
    2025 Taxes | 2025 Tax Return | Tax Preparation 2025
    2025 Personal Tax | 2025 Individual Tax Return
    Annual Accounts 2025 | Year End Accounts 2025 | Final Accounts 2025
    QBO Migration | Migrate to QBO
    R&D Claim 2025 | R and D Tax Credit 2025
    Offer in Compromise | OIC
    Non-profit Audit | NFP Audit
    Workers Comp Audit | WC Audit`,
  'forms and what they are called': `
    Personal Tax Return 2025 | 1040 2025 | Form 1040 2025 | PTR 2025
    Corporate Return 2025 | 1120 2025 | Form 1120 2025
    S-Corp Return 2025 | 1120-S 2025 | 1120S 2025
    Partnership Return 2025 | 1065 2025 | Form 1065 2025
    Trust Return 2025 | 1041 2025 | T3 2025
    Nonprofit Return 2025 | 990 2025 | Form 990 2025
    Gift Tax Return 2025 | 709 2025
    Estate Tax Return 2025 | 706 2025
    Payroll Tax Q1 2026 | 941 Q1 2026 | Form 941 Q1 2026
    Extension 2025 | 4868 2025 | Form 4868 2025
    Corporate Extension 2025 | 7004 2025 | Form 7004 2025
    Corporation Tax Return 2025 | CT600 2025
    Amended 2024 | 1040-X 2024 | 1040X 2024 | 2024 Amendment | Amended Return 2024
    Estimated Tax Q2 | Q2 Estimated Payments | Q2 Est Pmts | Q2 1040-ES | 2nd Quarter Estimates`,
  'ways to say it short': `
    GST/HST Q1 2026 | GST Return Q1 2026
    BAS Q1 2026 | BAS Mar 2026 Qtr
    IAS March 2026 | Instalment Activity Statement March 2026
    Cash Flow Forecast | CF Forecast | Cashflow Forecast
    Year End 2025 | EOY 2025 | EOFY 2025
    Financial Statements 2025 | FS 2025 | Fin Stmts 2025 | F/S 2025
    Sales Tax Return Q2 | ST Return Q2
    Quarterly Payroll Reports Q1 | Q1 Payroll Reporting`,
};
