import type { Lexicon } from "../tokens.ts";
import type { Movement } from "./styles.ts";

/** A thing to paint: its words, its name in en, fr, de, es, it, pt, and scenes of it as `prompt|English title`. */
interface SubjectEntry {
  words: string;
  names: string;
  scenes: readonly string[];
}

export const SUBJECTS = {
  sea: {
    words:
      "sea,seas,ocean*,seascape*,wave,waves,surf,beach*,coast*,shore*,marine,marines,underwater,mer,mers,plage*,vague,vagues,meer,meere,see,seestuck*,ozean*,strand,wellen,mar,mares,playa*,marina,marinha*,olas,mare,mari,spiaggia,onde,oceano*,praia*,ondas",
    names: "The Sea,La mer,Das Meer,El mar,Il mare,O mar",
    scenes: [
      "breaking waves under a pale sky|Breaking Waves",
      "a quiet beach at low tide|Low Tide",
      "cliffs above a turquoise sea|Cliffs",
      "a storm far out at sea|Weather at Sea",
    ],
  },
  harbour: {
    words:
      "harbour*,harbor*,boat*,sail*,ship*,regatta*,port,ports,bateau*,voilier*,hafen*,boot,boote,schiff*,puerto*,barco*,velero*,porto,porti,portos,barca,barche,barcas,nave,navi",
    names: "The Harbour,Le port,Der Hafen,El puerto,Il porto,O porto",
    scenes: [
      "fishing boats at anchor in a misty harbour|Boats at Anchor",
      "sails drying along a quay|The Quay",
      "a regatta on a bright bay|Regatta",
      "harbour lights on dark water|Harbour Lights",
    ],
  },
  river: {
    words:
      "river*,seine,bridge*,stream*,lake*,pond*,riviere*,fleuve,pont,ponts,lac,lacs,etang,fluss,flusse,brucke*,rio,rios,puente*,lago,laghi,lagos,fiume,fiumi,ponte,ponti,pontes,canal,canals",
    names: "The River,La rivière,Der Fluss,El río,Il fiume,O rio",
    scenes: [
      "a stone bridge over a slow river|The Stone Bridge",
      "poplars mirrored in a river bend|Poplars",
      "rowers on a sunlit river|Rowers",
      "a barge on a canal in morning fog|The Barge",
    ],
  },
  garden: {
    words:
      "garden*,waterlil*,water lil*,water lilies,nympheas,nenuphar*,seerosen,park,parks,parc,jardin*,garten,garten,giardin*,jardim,jardins,parque*",
    names: "The Garden,Le jardin,Der Garten,El jardín,Il giardino,O jardim",
    scenes: [
      "water lilies on a still pond|Water Lilies",
      "a path through a flower garden|The Garden Path",
      "walkers with parasols in a park|Parasols",
      "an orchard in blossom|The Orchard",
    ],
  },
  flowers: {
    words:
      "flower*,bouquet*,rose garden,sunflower*,tulip*,iris,irises,blossom*,cherry blossom*,floral*,botanic*,fleur*,tournesol*,blume*,bluten*,sonnenblumen,flores,girasol*,fiore,fiori,girasoli,flor,orchid*,peony,peonies,poppies",
    names: "Flowers,Les fleurs,Blumen,Flores,Fiori,Flores",
    scenes: [
      "sunflowers in a clay jug|Sunflowers",
      "peonies against a dark cloth|Peonies",
      "a field of poppies|Poppy Field",
      "tulips in a blue vase|Tulips",
    ],
  },
  forest: {
    words:
      "forest*,tree*,wood s,jungle*,foret*,arbre*,wald,walder,baum,baume,bosque*,arbol*,selva*,bosco,boschi,alber*,floresta*,arvore*,autumn,automne,herbst,otono,autunno,outono",
    names: "The Forest,La forêt,Der Wald,El bosque,Il bosco,A floresta",
    scenes: [
      "birches in low sun|Birches",
      "a path into a deep forest|The Path",
      "an old tree alone in a meadow|The Old Tree",
      "autumn leaves over a stream|October",
    ],
  },
  mountains: {
    words:
      "mountain*,alps,alpes,alpen,peak*,fuji,landscape*,valley*,hill,hills,countryside,montagne*,paysage*,berge,berg,landschaft*,montana*,paisaje*,montagn*,paesagg*,montanha*,paisage*,volcan*,himalaya*",
    names: "Mountains,Les montagnes,Berge,Montañas,Montagne,Montanhas",
    scenes: [
      "a snowy peak above clouds|The Peak",
      "haystacks in a harvest field|Haystacks",
      "a village with old houses|The Village",
      "a lake between dark slopes|Mountain Lake",
    ],
  },
  snow: {
    words:
      "snow*,winter*,ice,frozen,arctic,neige*,hiver,glace,schnee*,eis,nieve*,invierno,neve,inverno,ghiaccio,gelo",
    names: "Snow,La neige,Schnee,Nieve,Neve,Neve",
    scenes: [
      "a village street under snow|Snow in the Street",
      "a bird on a snowy branch|The Branch",
      "a frozen canal with walkers|The Frozen Canal",
      "fields under fresh snow|First Snow",
    ],
  },
  city: {
    words:
      "city,cities,cityscape*,street*,boulevard*,skyline*,urban,rooftop*,ville,villes,rue,rues,stadt,stadte,strasse*,ciudad*,calle*,citta,strada,strade,cidade*,rua,ruas,skyscraper*,metropolis,cyberpunk,neon",
    names: "The City,La ville,Die Stadt,La ciudad,La città,A cidade",
    scenes: [
      "a boulevard crowded with carriages after rain|The Boulevard",
      "an avenue at dusk with walkers|The Avenue",
      "a lamplit street in fog|Street Lamps",
      "a market square on a bright morning|Market Day",
    ],
  },
  cafe: {
    words: "cafe,cafes,coffee,restaurant*,bar,bistro*,kaffee*,caffe,wine bar,tavern*",
    names: "The Café,Le café,Das Café,El café,Il caffè,O café",
    scenes: [
      "a café terrace under gas lamps|Café Terrace",
      "a café with two chairs|Two Cups",
      "a waiter in a café|The Waiter",
      "mirrors behind a bar|The Bar",
    ],
  },
  dance: {
    words:
      "danc*,dans*,ballet*,ballerin*,tanz*,tanze*,bail*,danz*,jazz,music*,musique*,musik*,concert*,orchestra*,guitar*,violin*,piano*,opera house,circus",
    names: "Music and Dance,La danse,Der Tanz,La danza,La danza,A dança",
    scenes: [
      "dancers resting behind a stage|Behind the Stage",
      "ballet dancers in a row|The Rehearsal",
      "a crowded dance floor|The Ball",
      "a couple dancing|The Waltz",
    ],
  },
  portraits: {
    words:
      "portrait*,portraet*,retrat*,ritratt*,face,faces,people,woman,women,man,men,lady,girl,boy,child*,king*,queen*,visage*,femme*,gesicht*,frau*,mujer*,donna,donne,mulher*,human*,selfie*",
    names: "Portraits,Portraits,Porträts,Retratos,Ritratti,Retratos",
    scenes: [
      "a woman reading by a window|The Reader",
      "a man in a blue coat|The Blue Coat",
      "a girl with a red ribbon|The Ribbon",
      "an old man with a straw hat|The Straw Hat",
    ],
  },
  "still life": {
    words:
      "still life*,still lifes,fruit*,nature morte,natures mortes,stillleben,bodegon*,naturaleza muerta,natura morta,nature morte,natureza morta,food,bread,apples,cake*,dessert*,pizza*,sushi,cheese,fromage*,kitchen,cuisine",
    names: "Still Life,Nature morte,Stillleben,Bodegón,Natura morta,Natureza-morta",
    scenes: [
      "apples and a white jug|Apples",
      "lemons on a blue plate|Lemons",
      "a table with a bottle and fruit|The Table",
      "pears and apples in a bowl|Pears",
    ],
  },
  cats: {
    words:
      "cat,cats,kitten*,chat,chats,chaton*,katze*,gato,gatos,gata,gatas,gatto,gatti,gatta,felin*,neko,kitty",
    names: "Cats,Les chats,Katzen,Gatos,Gatti,Gatos",
    scenes: [
      "a ginger cat asleep on a chair|The Chair",
      "a black cat on a window sill|The Sill",
      "two kittens and a skein of wool|Wool",
      "a cat watching goldfish|The Goldfish",
    ],
  },
  animals: {
    words:
      "animal*,animaux,tier,tiere,dog*,chien*,hund,hunde,perro*,cane,cani,cachorro*,horse*,cheva*,pferd*,caballo*,cavall*,cavalo*,bird*,oiseau*,vogel,pajaro*,uccell*,passaro*,fish,fishes,poisson*,lion*,tiger*,elephant*,dinosaur*,dragon*,unicorn*,fox*,wolf,wolves,bear*,butterfl*,whale*,owl*,zoo,safari",
    names: "Animals,Les animaux,Tiere,Animales,Animali,Animais",
    scenes: [
      "running across open ground|Running",
      "resting in tall grass|At Rest",
      "drinking at a river|At the Water",
      "seen in profile against the light|Profile",
    ],
  },
  stars: {
    words:
      "star,stars,starry night,galax*,planet*,space,outer space,cosmos,cosmic,cosmique,universe,univers,universo,moon,moons,nebula*,etoile*,lune,espace,sterne,mond,weltraum,weltall,estrella*,luna,espacio,stelle,spazio,estrelas,lua,espaco,astronaut*,aurora borealis,rocket*",
    names: "The Stars,Les étoiles,Die Sterne,Las estrellas,Le stelle,As estrelas",
    scenes: [
      "a swirling night sky over a village|Night Sky",
      "the moon above black hills|Moonrise",
      "stars and planets in a violet night|Planets",
      "a comet in the night above the sea|The Comet",
    ],
  },
  desert: {
    words: "desert*,dune*,wuste*,desierto*,deserto*,sahara,egypt*,pyramid*,oasis,cactus",
    names: "The Desert,Le désert,Die Wüste,El desierto,Il deserto,O deserto",
    scenes: [
      "desert dunes in raking light|Dunes",
      "a desert plain with a caravan|The Caravan",
      "a desert oasis with trees in bloom|The Oasis",
      "a red desert at noon|Red Rock",
    ],
  },
  dreams: {
    words:
      "dream*,surreal*,fantas*,magic*,fairy*,myth*,reve,reves,traum*,sueno*,sogn*,sonho*,memory,memories,nostalg*,melanchol*,love,amour,liebe,amor,amore,peace,paix,frieden,paz,pace,hope,sadness,joy,happiness,heart*,ghost*,halloween,angel*",
    names: "Dreams,Les rêves,Träume,Sueños,Sogni,Sonhos",
    scenes: [
      "a door standing open in a meadow|The Door",
      "a staircase rising into clouds|The Staircase",
      "a sleeping house with lit windows|The House Asleep",
      "two figures in a golden haze|Two Figures",
    ],
  },
  forms: {
    words:
      "shape*,form,forms,colour fields,color fields,line,lines,circle*,triangle*,forme*,formen,farben,formas,forme astratte,geometry,mathematic*",
    names: "Forms,Les formes,Formen,Formas,Forme,Formas",
    scenes: [
      "a red square and a leaning black bar|Red and Black",
      "layered veils of warm colour|Warm Veils",
      "black gestures over raw canvas|Gesture",
      "a yellow circle adrift on white|Yellow Circle",
    ],
  },
} as const satisfies Record<string, SubjectEntry>;
export type SubjectName = keyof typeof SUBJECTS;

export const SUBJECT_WORDS = Object.fromEntries(
  Object.entries(SUBJECTS).map(([name, { words }]) => [name, words]),
) as Lexicon<SubjectName>;

/** What a movement paints when nobody says what. */
export const SUBJECTS_OF_MOVEMENT: Readonly<Record<Movement, readonly SubjectName[]>> = {
  impressionist: ["garden", "river", "harbour", "city"],
  "post-impressionist": ["flowers", "stars", "cafe", "mountains"],
  pointillist: ["river", "sea", "dance", "garden"],
  fauvist: ["harbour", "portraits", "still life", "garden"],
  cubist: ["still life", "dance", "portraits", "city"],
  "abstract-expressionist": ["forms", "sea", "city"],
  "ukiyo-e": ["sea", "mountains", "snow", "animals"],
  suprematist: ["forms", "city"],
};
