/**
 * Words of English, French, German, Spanish, Italian and Portuguese without accents, one list per meaning: its name,
 * then its words; `*` at the end matches any ending, `a-b` two neighbouring words. A meaning may have several lists.
 */

/** What a picture is of. Order is rank: earlier lists make the subject. */
export const SUBJECT_LISTS = `
portrait portrait* bildnis retrato* ritratt* selfportrait self-portrait selfie*
dancers danc* dans* ballerin* ballet tanz* bail* danz*
village village-street dorfstrasse
garden rose-garden flower-garden rosengarten roseraie
market market* marche markt* mercado* mercat* bazaar* basar* souk* feira
stilllife still-life stillleben fruit* obst fruta* frutta apple* apfel pomme* manzana* pear* poire* orange-fruit lemon* citron* vase* bouquet* strauss nature-morte bodegon bottle* natura-morta natureza-morta
cat cat cats chat chats katze* gato* gatt* kitten*
horse horse* animal* tiere animaux animais wildlife cheval chevaux pferd* caball* cavall* cavalo* pony rider jockey* unicorn* einhorn licorne
bird bird* oiseau* vogel vogel pajaro* passar* uccell* swan* crane cranes heron* owl eule hibou gull* peacock* parrot* pfau flamingo* penguin*
cathedral cathedral* cathedrale* dom kathedrale* catedral* cattedral* church* eglise* kirche* iglesia* igreja* chies* notre-dame abbey temple*
metropolis metropol* skyline* skyscraper* wolkenkratzer gratte-ciel rascacielos grattaciel* arranha* tokyo newyork new-york manhattan shanghai hongkong hong-kong dubai chicago neon cyberpunk megacity downtown
boulevard boulevard* street* rue strasse* calle* strada rua city stadt ville ciudad citta cidade paris* avenue* montmartre london* town square tram* traffic berlin* carriage* umbrella* parapluie* regenschirm* paragua*
cafe cafe* bistro* bar terrace terrasse* restaurant* taverne* absinth*
bridge bridge* pont ponts brucke* puente* ponte*
pond lily lilies lilie* pond* nympheas nymphea* seerose* teich* nenufar* ninfe* giverny etang* lotus
harbour harbour* harbor* port ports hafen puerto* porto ship* sail* boat* bateau* boot boote schiff* barco* barca* barche regatta* voilier* segel* fishing pirate*
waterfall waterfall* cascade* cascata* cascada* wasserfall* chute*
volcano volcan* vulkan* vulcan* vulcao lava eruption* vesuv*
cosmos cosm* galax* universe* universo univers weltall weltraum espace outer-space deep-space nebula* spaceship* planet* pianet* saturn* jupiter
moonscape moonscape* lunar-surface mars marte martian*
underwater underwater coral* reef* aquarium* mermaid* sirene* meerjungfrau jellyfish* octopus* atlantis unterwasser sous-marin submarin*
tropics tropic* palm* palmier* palmeira* palmen palmera* island* insel* isla islas isola isole ilha* ile iles hawaii caribbean karibik bali
sea sea seas mer meer ozean ocean* mar mare beach* plage* strand* playa* praia* spiaggia coast* kuste* cote cliff* falaise* wave* vague* welle* ola olas onda onde ondas seascape* bay bucht shore*
desert desert* desiert* wuste* dune* duna* sahara oasis oase
savanna savann* safari* africa* serengeti steppe*
mountains mountain* montagne* berg berge gebirge alpen alp* montana* montagna monti montanha* fuji valley* tal sainte-victoire peak* himalaya* everest glacier*
poplars poplar* peuplier* pappel* alamo* pioppi pioppo
river river* riviere* fleuve* fluss* rio rios fiume* seine thames loire rhine stream canal* kanal lake* lac see lago lagos venice venedig venise venezia water wasser eau gondol*
forest forest* foret* wald walder bosque* foresta floresta* bosco trees arbres baume alberi arvores wood woods birch* birke* bouleau* pine* jungle dschungel selva autumn-leaves
garden garden* jardin* jardim* garten giardin* flower* fleur* blume* flor flores fiori blossom* park parc parque* kirschblut* cherry cherries orchard* verger* terrasse-fleurie wisteria* lilac*
poppies popp* coquelicot* mohn* amapola* papaver* papoula*
lavender lavend* lavand*
fields field* champ champs feld felder campo campi campos haystack* meule* heuhaufen wheat ble weizen trigo grano meadow* prairie* wiese* prado* countryside landscape* landschaft* paysage* paisaje* paisage* paesagg* harvest* farm* provence plain grass* picnic* picknick* pique-nique piquenique tree arbre baum arbol albero arvore scarecrow*
hills hill* colline* hugel* colina* tuscan* toscana
village village* dorf dorfer pueblo* paes* borgo aldeia* hamlet cottage* house* maison* haus hauser casa case barn roof* toits tetti dacher
desk interior* interieur* room zimmer chambre* camera studio atelier library biblio* bucherei kitchen* kuche* cuisine* cocina* cucina* cozinha* bedroom* fireplace* salon parlour home attic
stilllife sunflower* sonnenblume* tournesol* girasol* tulip* peon* iris* rose roses rosen table* tisch tavolo
portrait hat hats chapeau* sombrero* cappell* bonnet* beard* bart bartig* barbe barbu* barba barbudo* baby junge garcon fillette ragazz* nino nina ninos bambin* crianca* menino menina grandma grandpa greis* ancian* anzian* idos* woman women man lady girl boy face femme homme fille frau mann madchen mujer hombre donna uomo mulher homem head king queen child kind enfant grandmother* grandfather* mother father
desk window* fenster fenetre* ventana* finestra* janela* chair* stuhl chaise* silla sedia cadeira windowsill*
hills sky skies ciel himmel cielo ceu cloud* wolke* nuage* nube* nuvol* nuvem* horizon*
dancers ball figures figuren figures people nude* nu bather* baigneu* couple lovers
abstract abstract* abstra* abstrakt* composition* komposition* geometr* shapes untitled
`;

/** Single things that stand in a picture; `elements/things.ts` draws them. */
export const THING_LISTS = `
dragon dragon* drache* drago* dragao wyvern*
castle castle* knight* ritter* chevalier* chateau* schloss* burg burgen castillo* castell* castelo* fortress* fort palace* palais palast watchtower* the-tower a-tower old-tower stone-tower tall-tower turm torre
lighthouse lighthouse* leuchtturm* phare* faro farol
windmill windmill* windmuhle* moulin* molino* mulin* moinho* mill
pagoda pagod* pagode* shrine*
torii torii
irontower eiffel* eiffelturm* radio-tower
train train* zug zuge tren treno* trem comboio locomotive* railway* bahn station gare bahnhof
balloon balloon* ballon* heissluftballon* montgolfier* globo* mongolfier* baloes balao
rocket rocket* rakete* fusee* cohete* razzo foguete* spaceship*
bicycle bicycle* bike bikes fahrrad* velo bicicl*
deer deer stag stags hirsch* reh rehe cerf* ciervo* cerv* veado* reindeer moose elk
wolf wolf* wolves loup* lobo* lupo lupi
fox fox* fuchs* renard* zorro* volpe* raposa*
dog dog dogs hund hunde chien* perro* cane cani cao cachorro* puppy puppies
camel camel* kamel* chameau* camell* cammell* dromedar*
elephant elephant* elefant* elefante* mammoth*
cow cow cows kuh kuhe vache* vaca* mucca mucche cattle bull bulls ox oxen
lion lion lions lowe lowen leon leones leone leoni leao
tiger tiger* tigre*
bear bear bears ours oso osos orso orsi urso*
whale whale* wal wale baleine* ballena* balen* baleia*
flock crow crows raven* krahe* corbeau* cuervo* corv* gulls seagull* mowe* mouette* birds swallow* geese migrating starling*
butterflies butterfl* schmetterling* papillon* mariposa* farfall* borboleta* moth moths
astronaut astronaut* spaceman cosmonaut* kosmonaut* raumfahrer*
robot robot* roboter* android* cyborg* automaton
planet planet* pianet* saturn* jupiter* earth erde
rainbow rainbow* regenbogen* arc-en arcoiris arcobalen* arco-iris
fireworks firework* feuerwerk* artifice fuegos fuochi fogos
lanterns lantern* laterne* lampion* linterna* lantern*
lightning lightning* blitz* eclair* relampago* fulmin* thunder*
violin violin* geige* violon* violino cello* fiddle viola string-quartet orchestra* orchester concert*
guitar guitar* gitarre* chitarr* violao flamenco
piano piano* klavier* pianist* pianoforte
trumpet trumpet* trompet* tromb* saxoph* jazz band
bowl ramen bowl* noodle* soup* nudel* schussel bol bols sopa zuppa ciotola tigela pho sushi
books book* buch bucher livre* libro* libri livro* librar* biblio* reading lecture
candle candle* kerze* bougie* vela velas candel*
bread bread* brot* pan pane pao baguette* breakfast*
fishdish fish fische fisch poisson* pez peces pesce pesci peixe* seafood
chess chess* schach* echecs ajedrez scacchi xadrez
cup cup cups tea tee coffee* kaffee* tasse* taza* tazza* cafe-creme teapot* espresso xicara*
skull skull* schadel* calavera* teschio cranio vanitas death muerte
clock clock* uhr uhren horloge* reloj* orologi* relogi* hourglass
picnic picnic* picknick* pique-nique piquenique
basket basket* korb korbe panier* cesta* cest*
`;

/** Season, hour, weather, colour, feeling and secondary things. */
export const MOOD_LISTS = `
night night* nuit* nacht* noche* notte noite* star stars starry sterne* etoile* estrella* estrela* stelle* stellata midnight nocturne* neon firework* feuerwerk* galax*
moon moon* lune lua mond* luna moonlight*
sunset sunset* couchant* sonnenuntergang* atardecer* tramonto golden-hour evening soir* abend* tarde sera
dusk dusk twilight crepuscul* dammerung blue-hour anochecer anoitecer
sunrise sunrise* levant* sonnenaufgang* amanecer* alba dawn aube* morning matin* morgen* manana manha mattina soleil-levant
noon noon midday midi mittag* mediodia mezzogiorno sunny sunlit soleil sonnig* sunshine summer* ete sommer* verano verao estate bright daylight
snow snow* neige* schnee* verschneit* nieve* neve nevad* winter* hiver* invierno inverno ice frost* eis frozen christmas iceberg*
autumn autumn* automne* herbst* otono* autunno outono fall october oktober octobre november
spring spring* printemps fruhling* primavera april avril mai may blossom* kirschblut*
blossom blossom* kirschblut* cherry cherries sakura orchard* verger* cerisier* cerez* ciliegi* cerejeir* almond-tree
storm storm* sturm* orage* gewitter tormenta* tempest* burrasca temporale thunder* hurricane* eruption*
rain rain* pluie* regen* verregnet* lluvi* pioggi* chuv* umbrella* parapluie* regenschirm* paragua* wet
mist mist* fog* brume* brouillard* nebel* niebla* nebbia nevoa nevoeiro haze hazy smoke*
dark dark* dunkel* sombre* oscur* escur* shadow* black noir* schwarz* negro nero preto
red red rouge* rot rote roten rojo* ross* vermelh* crimson scarlet vermilion
blue blue* bleu* blau* azul* azzurr* blu cobalt indigo ultramarine turquoise turkis
green green* vert verte* grun* verde* emerald viridian
yellow yellow* jaune* gelb* amarill* amarel* giall* gold golden
violet violet* purple* lila mauve* morado roxo*
orange orange* naranja* arancion* laranja*
pink pink* rose rosa* magenta
white white* blanc* weiss* bianc* branc*
boats fisher* angler* barge* peniche* boat* bateau* boot boote schiff* barco* barca* sail* voilier* segel* ship* regatta* gondol* rower* pirate*
poppies popp* coquelicot* mohn* amapola*
figures people figure* menschen gens person* walk* promen* crowd* woman women man girl boy children kinder child dancer* couple umbrella* parasol* lovers bather* picnic*
bridge bridge* pont ponts brucke* puente* ponte*
flowers flower* fleur* blume* fiori flores bouquet* rose roses sunflower* tournesol* sonnenblume* tulip* iris* peon*
sunflowers sunflower* tournesol* sonnenblume* girasol*
apples apple* apfel pomme* manzana* mela mele maca macas
pears pear* birne* poire* pera peras
lemons lemon* zitron* citron* limon*
oranges oranges orange-fruit apfelsine* mandarin* naranjas arance
plums plum* pflaume* prune* ciruela* prugn* ameixa*
peachs peach* pfirsich* peche* melocoton* pesca pesche
fruit fruit* obst apple* apfel pomme* pear* poire* lemon* citron* orange-fruit frutta fruta*
wheat wheat* ble weizen trigo grano cornfield* harvest*
haystacks haystack* meule* heuhaufen
cliffs cliff* falaise* klippe* scogliera acantilado*
waves wave* vague* welle* ola olas onda onde storm* sturm* tempest* surf
cypress cypress* cypres zypresse* cipress* provence tuscan* toscana
palms palm* palmier* palmen palmera* palmeira* tropic* oasis
pines pine* kiefer* pinie* pinheiro* pino fir firs tanne*
birches birch* birke* bouleau* abedul* betull*
willow willow* saule* trauerweide*
unicorn unicorn* einhorn* licorne* unicornio*
lonetree tree arbre baum arbol albero arvore old-tree lone-tree
stage stage* theat* buhne* escenario* palco* palcoscenico* opera* footlight*
rehearsal rehears* barre probe* repetition* ensayo* ensaio* prove studio* class lesson* unterricht*
asleep asleep sleep* schlaf* endormi* dormi* sommeil
woman woman women lady girl femme fille frau dame madchen mujer donna ragazza mulher queen madame mother grandmother*
man man homme mann hombre uomo homem king boy gentleman bearded father grandfather*
child child* kind kinder kindes enfant* nino nina ninos bambin* crianca* menino menina girl boy fille fillette garcon madchen junge ragazz* baby
old old elderly aged grandmother* grandfather* grandma grandpa vieux vieille alte alter alten greis* viej* ancian* vecchi* anzian* velh* idos*
hat hat hats chapeau* sombrero* cappell* chapeu* bonnet* straw-hat
beard beard* bart bartig* barbe barbu* barba barbudo*
profile profile* profil* perfil*
melancholy melanchol* sad sadness trist* traurig* lonely lonel* solitude* einsam* nostalg* grief sorrow* longing lost forgotten tears
joyful joy* happy happi* glad freud* heureu* alegr* felic* gioia playful cheer* laugh* celebrat* party carnival* festival* birthday
calm calm* peace peaceful serene serenity quiet still silen* paix frieden* paz pace tranquil* meditat* zen
mystery myster* magic* magi* secret* enchant* dream* reve* traum* sueno* sogno* sonho* fairy* ghost* spirit* witch* spell
ancient ancient* antik* antiqu* antigu* antic* ruin* old vieux alt alte viej* vecchi* velh* medieval* egypt* roman greek pyramid* myth* legend*
love love* amour* liebe* amor* amore heart* herz* coeur coraz* passion* kiss* romance
fear fear* angst* peur* miedo* paura* medo horror* terror* nightmare* alptraum* cauchemar* doom apocalyp* hell devil* demon* vampir* zombie* war krieg guerr*
energy energ* power* speed* force* explo* fire* feuer* feu fuego fuoco fogo burning flame* chaos electric*
machine machine* computer* quantum comput* ordinateur* ordenador* digital* network* netz* data daten circuit* code codes algorithm* internet blockchain crypto* bitcoin* artificial ai ki technolog* cyber* software engine* future* futur* zukunft* scifi science
music music* musi* melod* symphon* song* lied chanson* sound* klang rhythm* jazz opera* sonata* concert*
time time* zeit temps tiempo tempo memor* souvenir* erinner* recuerd* ricord* eternal* ewig* infinit* unendlich* history geschichte past
hope hope* hoff* espoir* esper* speranz* faith* glaube* god gott dieu dios dio soul* seele* ame alma anima heaven* paradise* prayer* freedom* freiheit* liberte* libert* wish* truth
growth grow* life leben vie vida vita birth* seed* evolution* nature* natur bloom* health*
`;

/** Says nothing about what is seen: small words, and talk of art. */
export const SILENT_LIST = `
a an the of in on at by to from with without under over above below behind before between among near into onto through across along against after during and or but as for is are be it its this that these those my your our his her their me you we they some many few one two three four five six ten all no not very more most so up down out off big small large little huge tiny tall long wide great new young full empty view scene seen see show showing shows beautiful lovely pretty nice wonderful amazing stunning gorgeous famous single deep high low far few whole please make paint painted draw picture* image* photo* painting* paintings art artwork* artist* oil canvas brush* stroke* style* styled manner masterpiece* detailed quality impression* post cubis* fauv* pointill* expression* suprem* romantic* baroque* realis* surreal* renaissance modern* contemporary ukiyo woodblock print* watercolo* sketch* drawing* tones tone colour* color* palette vivid vibrant soft warm cold cool pale light gallery museum exhibition works something anything thing things nothing untitled ground open rest drinking profile work piece sitting standing walking lying resting running flying playing looking full-of
le la les un une des du de d l au aux et ou en dans sur sous avec sans pour par mon ma mes ton ta son sa ses notre leur ce cette ces tableau* peinture* image couleur* grand grande petit petite beau belle
der die das den dem des ein eine einen einem einer und oder im am in auf unter uber mit ohne fur von vom zum zur bei aus mein meine meiner dein sein ihr unser bild* gemalde* kunst farbe* gross* klein* schon*
el los las un una unos unas del al y o con sin sobre bajo en por para mi tu su cuadro* pintura* grande pequen* hermos* bonit*
il lo gli i un uno una del della dei delle nel nella sul sulla con senza sotto sopra per tra fra mio mia tuo suo quadro* dipint* pittur* bello bella
o os as um uma uns umas do da dos das no na nos nas com sem sob sobre por para meu minha seu sua quadro* pintura* bonit* lind*
`;
