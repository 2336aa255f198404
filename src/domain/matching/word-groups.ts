/**
 * Given names that are used for one another, a group each; those alone are known as names too, so that a letter's difference between
 * two known ones is no slip of the pen.
 */
const givenNames = `
  albert alfred al bert fred | abigail abby | alexander alex | alexandra alex sandra | amanda mandy | andrew andy drew
  ann anna anne annie | anthony antony tony | barbara barb | benjamin ben | bradley brad | brian bryan | carl karl
  catherine katherine kathryn kathleen cathy kathy kate katie | charles charlie chuck
  christina christine kristin tina chris | christopher chris kris | cynthia cindy | daniel dan danny | david dave
  deborah debra deb debbie | dennis denis | diana diane | donald don | dorothy dot dottie | douglas doug
  edward edwin edmund ed eddie ted | elizabeth liz beth betty betsy | elizabeth lisa | eric erik | eugene gene
  frances fran | francis frank | franklin frank | frederick fred | gerald gerry jerry | geoffrey jeffrey geoff jeff
  gregory greg | harold harry hal | henry hank harry | jacob jake | jacqueline jackie | james jim jimmy jamie
  jane jan | janet janice jan | jean jeanne | jennifer jen jenny | jessica jess | john jon johnny jack | jonathan jon
  joseph joe joey | joshua josh | judith judy | julia julie | kenneth ken | kimberly kim | lawrence larry
  leonard len leo | lewis louis lou | marc mark | margaret maggie meg margie peggy | marie maria | martin marty | mary molly
  matthew matt | michael mike mick | nancy nan | nathan nathaniel nate | nicholas nick | pamela pam
  patricia pat patty tricia | patrick pat | peter pete | philip phillip phil | randall randy | raymond ray
  rebecca becky | richard rick dick rich | robert rob bob bobby | ronald ron ronnie | russell russ | samantha sam
  samuel sam | sara sarah sally | stephanie steph | stephen steven steve | susan sue suzanne | teresa theresa terry
  theodore ted teddy theo | thomas tom tommy | timothy tim | victoria vicky | vincent vince | virginia ginny
  walter walt | william bill billy will | zachary zach | jose pepe | francisco paco pancho | guillermo memo
  ignacio nacho | enrique quique | eduardo lalo | manuel manny manolo | muhammad mohammed mohammad mohamed
  yusuf yousef youssef | ahmed ahmad | hussein hussain | alexander alexandra aleksandr sasha
  sofia sophia sofie sophie | isabella isabel isabelle bella | gabriel gabe | gabriella gabrielle gabby
  madeline maddie | natalie natalia | penelope penny | reginald reg reggie | sidney sydney syd | valerie val
  melissa mel | melanie mel | jeremy jeremiah jerome jerry | marjorie margie | mitchell mitch | norman norm
  rosemary rosie | stanley stan | stuart stewart stu | wesley wes | allan allen alan al | angela angie | arthur art
  calvin cal | caroline carolyn | clifford cliff | derek derrick | eleanor ellie nell | elena helena | emily emilia
  ernest ernie | gilbert gil | isaac ike | jason jay | jeanette jeannette | leslie les | lillian lily | lucille lucy
  mathew matt | maureen mo | micheal michael | phyllis phil | priscilla cilla | rodney rod | roger rog | sylvia silvia
  tobias toby | wilfred wilf | yvonne yvette | saul | raul | aaron | adam | agnes | andre | andrea | antonio | audrey
  boris | bruce | carlos | carmen | cecilia | chad | cheryl | claire | colin | craig | curtis | darren | derrick
  diego | doris | eileen | elaine | ellen | esther | ethan | fernando | gloria | hannah | hector | heather | helen
  hugo | igor | jorge | javier | joyce | juan | keith | kevin | kyle | lorenzo | luis | marvin | miguel | monica
  naomi | neil | noah | olga | pablo | pedro | rachel | ralph | ramon | ricardo | roberto | rodrigo | ryan | sean
  sergio | shirley | sonia | tanya | travis | vera | veronica | wayne | yolanda | ines | amy | ada | carla | clara
  emma | erica | eva | gina | glen | grace | ivan | joan | julian | karen | laura | linda | lucy | mario | nina
  oscar | paul | paula | rita | roberta | rosa | ruth | simon | tara | wanda | wendy | danielle | edna | ashley
  brittany | brandon | tyler | dylan | justin | tiffany | megan | kayla | lauren | alyssa | kelsey | lindsey | tracy
  stacy | latoya | renee | michelle | nicole | brenda | sharon | carole | donna | sheila | lynn | marilyn | beverly
  wilma | thelma | irma | bertha | mildred | gladys | clarence | herman | leroy | melvin | elmer | floyd | alejandro
  alfonso | armando | arturo | esteban | felipe | gerardo | guadalupe | gustavo | humberto | joaquin | leticia | lucia
  marcos | margarita | mariana | marisol | mateo | norberto | octavio | pilar | rafael | ramiro | raquel | rocio
  rodolfo | rogelio | rosario | ruben | salvador | socorro | teodoro | valentina | vicente | ximena | hiroshi | akira
  ming | amit | anil | sanjay | vijay | deepak | sunita | anita | fatima | aisha | khadija | hassan | ibrahim | yasmin
  zainab | dmitri | sergei | vladimir | natasha | tatiana | irina | svetlana | ingrid | astrid | lars | sven | bjorn
  klaus | jurgen | fritz | heinz | gunther | pierre | jacques | philippe | claude | giovanni | giuseppe | luigi
  stefano | wolfgang | helga | ursula | gerda | evelyn | olivia | denise | dana | marlon | marion | michel | gabriela
  martina | christian | bernice | bernadette | josephine | geraldine | gwendolyn | hazel | jill | joanne | juanita
  lois | lorraine | lydia | marcella | marsha | miriam | norma | pauline | ramona | rhonda | rosalie | sheryl | sherri
  stella | tamara | tammy | tonya | velma | vivian | vanessa | sabrina | alicia | annette | bianca | courtney | erin
  jasmine | kristen | melinda | charlotte | amelia | chloe | zoe | alvin | barry | byron | cecil | chester | clyde
  cody | corey | damian | darrell | duane | dustin | dwayne | edgar | elijah | freddie | gordon | herbert | ian
  jared | jesse | julio | kirk | kurt | lonnie | lucas | luke | marcus | maurice | milton | owen | randolph | roy
  rudy | seth | shane | shawn | terrence | todd | trevor | vernon | virgil | willie | liam | logan | aiden | caleb
  connor | gavin | evan | landon | colton | cameron | wei | priya | olena | kwame | ravi | arjun | neha | pooja
  rajesh | suresh | ramesh | mahesh | lakshmi | harpreet | gurpreet | omar | khalid | layla | yuki | kenji | oksana
  piotr | pawel | tomasz | marek | agnieszka | siobhan | niamh | declan | fiona | hamish | angus | callum | ewan
  nigel | clive | graeme | gareth | rhys | imogen | gemma | nicola | lachlan | luc | benoit | etienne | francois
  genevieve | mathieu | nathalie | sylvie | yves | chantal | thierry
`;

/** The same of names that are family names or words as often: they tell a name from others as these do, and are no given names by themselves. */
const alsoUsedForEachOther = `
  alexander alex alec xander sandy | alexandra alex sandra sandy lexi | sandra sandy
  catherine katherine kathryn kathleen cathy kathy kate katie kat kitty | charles charlie charley chuck
  christina christine kristin tina chris chrissy christy
  elizabeth liz lizzie beth betty betsy libby eliza elsie bess | frederick fred freddie freddy | harrison harry
  jennifer jen jenny jenn jenna | jessica jess jessie | margaret maggie meg peggy peg madge greta rita
  michael mike mick mikey mickey | nicholas nick nicky nico nicolas | patricia pat patty patti tricia trish trisha
  patrick pat paddy | richard rick ricky dick rich richie | robert rob robbie bob bobby bert
  stephen steven steve stevie stefan | susan sue suzanne susie suzie susanna | teresa theresa terry tess tessa terri
  vincent vince vinny vinnie | william bill billy will willie liam | manuel emmanuel emanuel manny manolo
  isabella isabel isabelle bella izzy | rose rosie | augustus augustine gus | bernard bernie | bernadette bernie
  archibald archie | oliver ollie | olivia ollie | nathalie nat | caroline carrie | gilbert gil bert
  herbert herb bert | hubert hugh bert | clarence clancy | rudolph rudy | maximilian maxwell max | dominic dom
  adelaide addie ada | josephine josie | roberta bobbie | florence flo florrie | millicent millie | mildred millie
  amelia millie | winifred winnie | winston winnie | edith edie | cordelia delia | beatrice bea trixie | leopold leo
  leonardo leo | harriet hattie | henrietta hettie etta | georgina georgia gina | augusta gussie | bartholomew bart
  barnaby barney | barnabas barney | cornelius neil | sebastian seb | malcolm mal | desmond des | gwendolyn gwen
  jacqueline jacqui | kenneth kenny | larry laurence | natasha tasha | antoinette toni | antonia toni
  georgiana georgie | brigid bridget biddy | seamus james | padraig patrick | siobhan joan
  eleanor ellie nell nellie nora | helen nell nellie | ellen ellie nell | charlotte lottie | alexander al
  albert alberto | alexander alejandro aleksander alessandro | alfred alfredo | andrew andres andre andreas andrzej andrei
  anthony antonio antoine anton antoni | antonio tony | arthur arturo | bernard bernardo | catherine catalina katarzyna ekaterina
  charles carlos carlo karl | christopher cristobal | david davide | edward eduardo edoardo | elizabeth elisabeth elisabet
  eugene eugenio yevgeny | ferdinand fernando | francis francisco francesco francois franz | frederick federico friedrich
  george jorge georg giorgio georgios | gerard gerardo | gregory gregorio | helen elena | henry enrique heinrich henri
  hugh hugo | jacob jakub | james jaime | john juan johann ivan giovanni | joseph jose giuseppe josef jozef
  joe jose | julius julio | lawrence lorenzo laurent | leonard leonardo | louis luis luigi ludwig | lucas luca
  luke lucas | margaret margarita margot | mark marcos marco marek | martha marta | mary maria | matthew mateo matteo mathieu
  michael miguel mikhail michal | nicholas nicolas nikolai | paul pablo paolo pavel pawel | peter piotr pyotr pedro pierre pietro petr
  philip felipe philippe filip | raphael rafael | richard ricardo | robert roberto | rose rosa | stephen esteban etienne
  susan susana | theresa teresa | thomas tomas tomasz | victor vittorio | vincent vicente | william guillermo wilhelm guillaume
`;

/** What is written short otherwise than by its beginning or its consonants, and words that are used for each other. */
const shortForms = `
  st saint street | mt mount mountain | ft fort | dr drive doctor | ave avenue | natl national | intl international
  dept department | bros brothers | assn association assoc | fdn fndn fdtn foundation found | atty attorney
  acctg accounting | bldg building | mgr manager | mktg marketing | ins insurance | auto automotive | us usa america
  ctr centre center | co cnty county | svc service | jr junior | sr senior | wk week | rd road | blvd boulevard
  ln lane | hwy highway | agcy agency | gen genl general | qtrly quarterly | mthly mnthly monthly
  bkkpg bkkp bkpg bookkeeping | twp township | qtr q quarter | mo month monthly | wkly weekly | qb qbo quickbooks
  st state | peds pediatric pediatrics paediatric paediatrics | qc quebec | tr trust | rte route rt | pkwy parkway
  no number | william wm | robert robt | james jas | george geo | charles chas | thomas thos | joseph jos | edward edw
  samuel saml | daniel danl | benjamin benj | richard richd | old olde | town towne | shop shoppe | car kar
  clean klean | country kountry | quality kwality | extreme xtreme | express xpress | care kare | delight delite
  new nu | bright brite | easy ez | little lil | pres presbyterian | meth methodist | bapt baptist | luth lutheran
  cath catholic | epis episcopal | apt apartment unit flat ste suite | pl place | ct court | cir circle | sq square
  ter terr terrace | trl trail | plz plaza | hts heights | cres crescent | crk creek | spgs springs | vlg village
  vly valley | pkg packaging | whse warehouse | lic license | nw northwest northwestern | ne northeast northeastern
  sw southwest southwestern | se southeast southeastern | nite night | lite light | kwik quik quick | govt government
  cr credit | ch church | whlse wholesale whsle | ste sainte | zn zoon | thru through | donut doughnut | cent central
  fla florida | calif california | penn penna pennsylvania | mass massachusetts | mich michigan | minn minnesota
  wisc wis wisconsin | tenn tennessee | ariz arizona | colo colorado | ont ontario | sask saskatchewan | alta alberta
  qld queensland | pac pacific | gtr greater | metro metropolitan
`;

type Groups = ReadonlyMap<string, readonly (readonly string[])[]>;

/** The groups that each word is in; several of them stand in a line. */
function groupsOf(text: string): Groups {
  const byWord = new Map<string, readonly (readonly string[])[]>();
  for (const group of text
    .trim()
    .split(/\s*[|\n]\s*/)
    .map((words) => words.split(' '))) {
    for (const word of group) byWord.set(word, [...(byWord.get(word) ?? []), group]);
  }
  return byWord;
}

const names = groupsOf(givenNames);
const others = groupsOf(alsoUsedForEachOther);
const shorts = groupsOf(shortForms);

/** Of two words: used for one another as given names, or as a short form; given names of two people; or nothing of that. */
export type WordRelation = 'nickname' | 'writtenOtherwise' | 'otherName' | null;

export function wordRelation(a: string, b: string): WordRelation {
  if (haveCommon(shorts, a, b)) return 'writtenOtherwise';
  if (haveCommon(others, a, b)) return 'nickname';
  if (!isGivenName(a)) return null;
  if (haveCommon(names, a, b)) return 'nickname';
  return isGivenName(b) ? 'otherName' : null;
}

/** The words that may stand for one. */
export function relatedWords(word: string): readonly string[] {
  return [names, others, shorts].flatMap((groups) => (groups.get(word) ?? []).flat());
}

/** The form that stands for all in which a word is written short. */
export function shortFormOf(word: string): string {
  return shorts.get(word)?.[0]?.[0] ?? word;
}

export function isGivenName(word: string): boolean {
  return names.has(word);
}

function haveCommon(groups: Groups, a: string, b: string): boolean {
  return groups.get(a)?.some((group) => group.includes(b)) === true;
}

/** `mgmt` of `management`: its first letter and consonants of it, in their order. */
export function isShortFormOf(short: string, long: string): boolean {
  if (short.length < 3 || long.length < short.length + 2 || short[0] !== long[0]) return false;
  const letters = short.replace(/s$/, '');
  if (/[aeiouy\d]/.test(letters.slice(1))) return false;
  let at = 0;
  for (const letter of letters) {
    at = long.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
