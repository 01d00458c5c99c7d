import type { MOVEMENTS, ROOM_KINDS, STYLES } from "../../../core/plan.ts";
import type { Lexicon } from "../tokens.ts";

export type Style = (typeof STYLES)[number];
export type RoomKind = (typeof ROOM_KINDS)[number];
export type Movement = (typeof MOVEMENTS)[number];

export const STYLE_WORDS: Lexicon<Style> = {
  "beaux-arts":
    "beaux arts,beaux art,neoclassic*,neoklassiz*,neoclasic*,classical,classique,klassisch*,clasic*,classic*,palace*,palais,palast*,palacio*,palazz*,palatial,grand museum,louvre,belle epoque,baroque,barock*,barroc*,barocc*,renaissance,rinasciment*,renacim*,rococo,rokoko,versailles,opulent,ornate,gilded,regal,royal",
  haussmann:
    "haussmann*,parisian apartment,paris apartment,appartement parisien,apartment,appartement,boiserie*,townhouse,victorian*,viktorian*,19th century,xixe,nineteenth century,bourgeois*,herringbone",
  gothic:
    "gothic*,gothique*,gotisch*,gotic*,cathedral*,cathedrale*,kathedrale*,catedral*,cattedral*,medieval*,mittelalter*,medioev*,monaster*,kloster*,abbey,abbaye,church,eglise,kirche,iglesia,chiesa,igreja,chapel,chapelle,kapelle,capilla,cappella,capela,castle,chateau fort,burg,castillo,castello,castelo,crypt*,vampir*,dracula",
  "art-deco":
    "art deco,deco,gatsby,1920s,20s,twenties,roaring twenties,annees folles,annees 20,goldene zwanziger,jazz age,chrysler,1930s,anos 20,locos anos veinte",
  "white-cube":
    "white cube,minimal*,modern,moderne*,moderno*,moderna*,contempor*,contemporain*,zeitgenoss*,white room,scandinavian,clean,plain,weisser wurfel,cube blanc,cubo blanco,cubo bianco,cubo branco,bauhaus,futurist*,futuristic,sci fi,spaceship",
  brutalist: "brutal*,bunker*,soviet,beton brut,raw concrete,sichtbeton,monolith*,tadao ando,corbusier",
  industrial:
    "industri*,loft*,warehouse*,factory,factories,usine*,entrepot*,fabrik*,lagerhaus*,fabrica,fabbrica,almacen,nave industrial,magazzin*,armazem,soho,steampunk,hangar*,garage,tate modern,steel beams",
  japanese:
    "japan*,japon*,giappon*,zen,tea house,teahouse,maison de the,teehaus,casa del te,tatami,shoji,ryokan,wabi sabi,samurai,geisha,dojo,temple japonais",
};

/** Places that suggest how a room is built and, where nothing else is said, what is painted in it. */
export const PLACE_STYLES: Readonly<Record<string, { style: Style; movement: Movement }>> = {
  paris: { style: "beaux-arts", movement: "impressionist" },
  france: { style: "beaux-arts", movement: "impressionist" },
  vienna: { style: "beaux-arts", movement: "post-impressionist" },
  rome: { style: "beaux-arts", movement: "impressionist" },
  venice: { style: "beaux-arts", movement: "impressionist" },
  russia: { style: "white-cube", movement: "suprematist" },
  london: { style: "haussmann", movement: "impressionist" },
  "new york": { style: "industrial", movement: "abstract-expressionist" },
  berlin: { style: "industrial", movement: "abstract-expressionist" },
  manhattan: { style: "art-deco", movement: "cubist" },
  japan: { style: "japanese", movement: "ukiyo-e" },
  prague: { style: "gothic", movement: "post-impressionist" },
  barcelona: { style: "art-deco", movement: "cubist" },
  brasilia: { style: "brutalist", movement: "cubist" },
};

export const PLACE_WORDS: Lexicon<string> = {
  paris: "paris,parisian,parisien,parisienne,parisiennes,parisiens,parigi,parigino,pariser,parisino,parisina",
  france: "france,french,francais,francaise,frankreich,franzosisch*,frances,francesa,francia,francese",
  vienna: "vienna,viennese,wien,wiener,vienne,viena",
  rome: "rome,roman,roma,romano,romana,rom,romain",
  venice: "venice,venetian,venise,venedig,venecia,venezia,veneza",
  russia: "russia,russian,russe,russisch*,rusia,ruso,moscow,moscou,moskau",
  london: "london,londres,londra",
  "new york": "new york,nyc,nueva york,nova york,brooklyn",
  berlin: "berlin,berliner,berlino,berlim",
  manhattan: "manhattan,art deco new york",
  japan: "tokyo,kyoto,osaka,edo,tokio,quioto",
  prague: "prague,prag,praga,transylvania,transylvanie",
  barcelona: "barcelona,barcelone",
  brasilia: "brasilia,brazil modern,sao paulo",
};

export const MOVEMENT_WORDS: Lexicon<Movement> = {
  impressionist:
    "impressionis*,impressionnis*,impresionis*,monet,manet,renoir,degas,morisot,pissarro,sisley,en plein air,plein air,giverny",
  "post-impressionist":
    "post impressionis*,postimpressionis*,post impressionnis*,postimpressionnis*,expressionnis*,postimpresionis*,pos impressionis*,van gogh,vangogh,gogh,cezanne,gauguin,lautrec,toulouse lautrec,starry,expressionis*,munch",
  pointillist:
    "pointillis*,puntillis*,puntinis*,pontilhis*,divisionis*,seurat,signac,neo impressionis*,neo impressionnis*,dots",
  fauvist: "fauvis*,fauve,fauves,fovis*,matisse,derain,vlaminck,dufy,cut outs",
  cubist: "cubis*,kubis*,picasso,braque,juan gris,leger,analytical cubism",
  "abstract-expressionist":
    "abstract expressionis*,abstrakten expressionis*,abstrakter expressionis*,expressionnisme abstrait,expresionismo abstracto,espressionismo astratto,action painting,drip paint*,colour field,color field,pollock,rothko,kline,de kooning,frankenthaler,abstract*,abstrait*,abstrakt*,astratt*,abstrat*,splatter*",
  "ukiyo-e":
    "ukiyo e,ukiyoe,ukiyo,hokusai,hiroshige,utamaro,woodblock*,woodblock prints,japanese prints,japanese print,estampes,estampe japonaise,holzschnitt*,estampas japonesas,floating world",
  suprematist:
    "suprematis*,malevich,malewitsch,malevitch,el lissitzky,lissitzky,constructivis*,konstruktivis*,construtivis*,geometric*,geometri*,kandinsky,mondrian,de stijl",
};

export const MOVEMENT_OF_STYLE: Readonly<Record<Style, Movement>> = {
  "beaux-arts": "impressionist",
  haussmann: "post-impressionist",
  gothic: "post-impressionist",
  "art-deco": "cubist",
  "white-cube": "abstract-expressionist",
  brutalist: "suprematist",
  industrial: "abstract-expressionist",
  japanese: "ukiyo-e",
};

export const STYLE_OF_MOVEMENT: Readonly<Record<Movement, Style>> = {
  impressionist: "beaux-arts",
  "post-impressionist": "haussmann",
  pointillist: "haussmann",
  fauvist: "white-cube",
  cubist: "white-cube",
  "abstract-expressionist": "industrial",
  "ukiyo-e": "japanese",
  suprematist: "white-cube",
};
