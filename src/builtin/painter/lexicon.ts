/**
 * Words of a prompt → motifs. One line per motif: its name, then words of English, French, German, Spanish and
 * Italian without accents; `*` at the end matches any ending. Order is rank: earlier motifs make the subject.
 */
const LINES = `
portrait portrait* bildnis retrato* ritratt* woman women man lady girl boy face femme homme fille frau mann madchen mujer hombre donna uomo selfportrait self-portrait head king queen child kind enfant
dancers danc* dans* ballerin* ballet tanz* bail* danz* ball figures figuren figures people nude* nu bather* baigneu* couple lovers
stilllife still-life stillleben fruit* obst fruta* frutta apple* apfel pomme* manzana* pear* poire* orange-fruit lemon* citron* vase* bouquet* strauss sunflower* sonnenblume* tournesol* girasol* nature-morte bodegon bottle* table tulip* peon* iris* rose roses rosen natura-morta
cat cat cats chat chats katze* gato* gatt* kitten*
horse horse* cheval chevaux pferd* caball* cavall* pony rider jockey*
bird bird* oiseau* vogel vogel pajaro* uccell* swan* crane cranes heron* owl eule hibou gull* peacock* parrot*
cathedral cathedral* cathedrale* dom kathedrale* catedral* cattedral* church* eglise* kirche* iglesia* chies* notre-dame abbey tower castle* chateau* schloss* temple*
boulevard boulevard* street* rue strasse* calle* strada city stadt ville ciudad citta paris* avenue* montmartre london* town square tram* traffic newyork skyline berlin*
cafe cafe* bistro* bar terrace terrasse* restaurant* taverne* absinth*
bridge bridge* pont ponts brucke* puente* ponte*
pond lily lilies lilie* pond* nympheas nymphea* seerose* teich* nenufar* ninfe* giverny etang* lotus
harbour harbour* harbor* port ports hafen puerto* porto ship* sail* boat* bateau* boot boote schiff* barco* barca* barche regatta* voilier* segel* lighthouse* leuchtturm phare* fishing
sea sea seas mer meer ozean ocean* mar mare beach* plage* strand* playa* spiaggia coast* kuste* cote cliff* falaise* wave* vague* welle* ola olas onda onde seascape* bay bucht shore
mountains mountain* montagne* berg berge gebirge alpen alp* montana* montagna monti fuji* hill* colline* hugel* volcan* valley* tal vesuv* sainte-victoire peak*
river river* riviere* fleuve* fluss* rio fiume* seine thames loire rhine stream canal* kanal lake* lac see lago venice venedig venise venezia waterfall water wasser eau
poplars poplar* peuplier* pappel* alamo* pioppi pioppo cypress* zypresse* cypres
forest forest* foret* wald walder bosque* foresta bosco tree* arbre* baum baume arbol* alber* wood woods birch* pine* jungle dschungel autumn-leaves orchard* verger*
garden garden* jardin* garten giardin* flower* fleur* blume* flor flores fiori blossom* park parc kirschblut* cherry terrasse-fleurie wisteria* lilac*
poppies popp* coquelicot* mohn* amapola* papaver*
lavender lavend* lavand*
fields field* champ champs feld felder campo campi haystack* meule* heuhaufen wheat ble weizen trigo grano meadow* prairie* wiese* prado* countryside landscape* landschaft* paysage* paisaje* paesagg* harvest* farm* provence plain desert wuste
village village* dorf dorfer pueblo* paes* borgo hamlet cottage* house* maison* haus hauser casa case barn
desk interior* room zimmer chambre* window* fenster fenetre* studio atelier library
abstract abstract* abstra* abstrakt* composition* komposition* geometr* shapes untitled
`;

const MOOD_LINES = `
night night* nuit* nacht* noche* notte star stars starry sterne* etoile* estrella* stelle* stellata moon* lune mond* luna midnight nocturne*
sunset sunset* couchant* sonnenuntergang* atardecer* tramonto dusk evening soir* abend* tarde sera twilight crepuscul* dammerung golden-hour
sunrise sunrise* levant* sonnenaufgang* amanecer* alba dawn aube* morning matin* morgen* manana mattina soleil-levant
noon noon midday midi mittag* mediodia mezzogiorno sunny sunlit soleil sonnig* sunshine summer* ete sommer* verano estate bright
snow snow* neige* schnee* nieve* neve winter* hiver* invierno inverno ice frost* eis frozen
autumn autumn* automne* herbst* otono autunno fall october oktober octobre november
spring spring* printemps fruhling* primavera april avril mai may blossom*
rain rain* pluie* regen* lluvia* pioggia umbrella* parapluie* regenschirm* wet storm* sturm* orage* gewitter tormenta* tempest*
mist mist* fog* brume* brouillard* nebel* niebla* nebbia haze hazy smoke*
red red rouge* rot rote roten rojo* ross* crimson scarlet vermilion
blue blue* bleu* blau* azul* azzurr* blu cobalt indigo ultramarine
green green* vert verte* grun* verde* emerald viridian
yellow yellow* jaune* gelb* amarill* giall* gold golden
violet violet* purple* lila viola mauve* morado
orange orange* naranja* arancion*
pink pink* rose rosa* magenta
white white* blanc* weiss* blanc* bianc*
boats barge* peniche* boat* bateau* boot boote schiff* barco* barca* sail* voilier* segel* ship* regatta* gondol*
poppies popp* coquelicot* mohn* amapola*
figures people figure* menschen gens person* walk* promen* crowd* woman women man children dancer* couple umbrella* parasol*
bridge bridge* pont ponts brucke* puente* ponte*
flowers flower* fleur* blume* fiori flores bouquet* rose roses sunflower* tournesol* sonnenblume* tulip* iris*
sunflowers sunflower* tournesol* sonnenblume* girasol*
fruit fruit* obst apple* apfel pomme* pear* poire* lemon* citron* orange-fruit frutta fruta*
haystacks haystack* meule* heuhaufen
lighthouse lighthouse* leuchtturm phare* faro
cliffs cliff* falaise* klippe* scogliera acantilado*
waves wave* vague* welle* ola olas onda onde storm* sturm*
cypress cypress* cypres zypresse* cipress*
woman woman women lady girl femme fille frau dame madchen mujer donna ragazza queen madame mother
man man homme mann hombre uomo king boy gentleman bearded
`;

type Matcher = (word: string) => boolean;

function matcherOf(pattern: string): Matcher {
  const stem = pattern.replace("*", "");
  return pattern.endsWith("*") ? (word) => word.startsWith(stem) : (word) => word === stem;
}

function parse(lines: string): [string, Matcher[]][] {
  return lines
    .trim()
    .split("\n")
    .map((line) => {
      const [name = "", ...patterns] = line.split(" ");
      return [name, patterns.map(matcherOf)];
    });
}

const SUBJECTS = parse(LINES);
const MOODS = parse(MOOD_LINES);

/** Lower case words without accents; neighbours are also given joined (`still-life`). */
function wordsOf(text: string): string[] {
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const words = plain.match(/[\p{L}]+/gu)?.slice(0, 400) ?? [];
  return [...words, ...words.slice(1).map((word, i) => `${words[i]}-${word}`)];
}

function match(table: [string, Matcher[]][], words: readonly string[]): string[] {
  return table
    .filter(([, matchers]) => words.some((word) => matchers.some((is) => is(word))))
    .map(([name]) => name);
}

/** Subjects in order of rank and moods named by a text; both may be empty. */
export function readWords(text: string): { subjects: string[]; moods: Set<string> } {
  const words = wordsOf(text);
  return { subjects: match(SUBJECTS, words), moods: new Set(match(MOODS, words)) };
}
