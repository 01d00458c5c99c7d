import type {
  CEILING_KINDS,
  FLOOR_MATERIALS,
  TIMES_OF_DAY,
  WALL_MATERIALS,
  WEATHERS,
  WINDOW_SHAPES,
} from "../../../core/plan.ts";
import type { Lexicon } from "../tokens.ts";
import type { RoomKind } from "./styles.ts";

export type FloorMaterial = (typeof FLOOR_MATERIALS)[number];
export type WallMaterial = (typeof WALL_MATERIALS)[number];
export type CeilingKind = (typeof CEILING_KINDS)[number];
export type WindowShape = (typeof WINDOW_SHAPES)[number];
export type TimeOfDay = (typeof TIMES_OF_DAY)[number];

export type Weather = (typeof WEATHERS)[number];

export const ROOM_WORDS: Lexicon<RoomKind> = {
  "long-gallery":
    "long gallery,corridor*,hallway*,couloir*,korridor*,flur,gang,pasillo*,corridoio,corredor*,longue galerie,galerie longue,passage,lange galerie,galeria larga,galleria lunga,galeria longa,tunnel,nave",
  enfilade:
    "enfilade*,suite of rooms,row of rooms,series of rooms,string of rooms,connected rooms,connecting rooms,joined rooms,adjoining rooms,rooms in a row,suite de salles,suite de pieces,salles communicantes,pieces communicantes,zimmerflucht*,raumflucht*,raumfolge*,verbundene raume,verbundenen raumen,salas conectadas,salas comunicadas,salas contiguas,sucesion de salas,serie de salas,infilata di sale,infilata di stanze,fuga di sale,fuga di stanze,sale comunicanti,stanze comunicanti,sale collegate,stanze collegate,salas ligadas,salas contiguas,sequencia de salas,salas em sequencia",
  rotunda:
    "rotund*,rotonde*,rotond*,round room,round hall,round gallery,circular,circulaire,kreisrund*,rund*,redond*,dome,domed,dome room,kuppel*,cupol*,cupula,coupole,salle ronde,ronde,pantheon",
  salon:
    "salon*,salons,parlour,parlor,living room,study,cabinet,chamber,boudoir,petite salle,kammer,stube,wohnzimmer,salita,saletta,salottino,salotto,saleta,small room,little room,tiny room,room,zimmer,habitacion,stanza,quarto,chambre,piece,raum,library,bibliotheque",
  hall: "hall,halls,great hall,grande salle,saal,halle,sala,salone,salao,salle,museum*,musee*,museo*,museu*,nave,ballroom,atrium",
};

/** Rooms in the plural: two and more of them are joined. */
export const ROOMS_WORDS: Lexicon<"rooms"> = {
  rooms:
    "rooms,salons,halls,chambers,salles,pieces,raume,raumen,sale,saloni,stanze,salas,salones,habitaciones,saloes,quartos",
};

export const SIZE_WORDS: Lexicon<"small" | "large" | "huge"> = {
  small:
    "small,little,tiny,intimate,cosy,cozy,petit,petite,intime,klein,kleine,kleiner,kleines,kleinen,winzig*,pequen*,piccol*,intim*,acolhedor*,narrow,smaller,miniature,mini",
  large:
    "large,big,grand,great,spacious,wide,grande,grandes,vaste,gross,grosse,grosser,grosses,grossen,amplio,amplia,ampl*,gran,bigger,larger,tall,high,lofty,soaring",
  huge: "huge,enormous,gigantic,giant,vast,colossal,immense,monumental,enorme,enormes,immens*,riesig*,gigant*,endless",
};

/** Words that name a part of the room or something in it. */
export const PART_WORDS: Lexicon<
  "windows" | "skylight" | "floor" | "walls" | "ceiling" | "benches" | "painting" | "sculpture" | "light"
> = {
  windows:
    "window,windows,fenetre,fenetres,baie,baies vitrees,fenster,fenstern,ventana,ventanas,ventanal,ventanales,finestra,finestre,finestroni,janela,janelas,arched openings,rosace",
  skylight:
    "skylight,skylights,glass roof,glass ceiling,glazed roof,verriere,verrieres,toit de verre,puits de lumiere,oberlicht,oberlichter,glas dach,glas decke,claraboya,claraboyas,lucernario,lucernari,claraboia,claraboias,lit from above,light from above,roof light,toplit,oculus",
  floor:
    "floor,floors,flooring,sol,sols,plancher,boden,fussboden,boden,suelo,suelos,piso,pisos,pavimento,pavimenti,chao",
  walls:
    "wall,walls,mur,murs,wand,wande,wanden,mauern,pared,paredes,muro,muros,parete,pareti,parede,wallpaper",
  ceiling: "ceiling,ceilings,plafond,plafonds,decke,decken,techo,techos,soffitto,soffitti,teto,tetos",
  benches:
    "bench,benches,banc,bancs,banquette,banquettes,sitzbank,sitzbanke,bank,banke,banco,bancos,panca,panche,panchina,panchine,somewhere to sit,places to sit,seats,seating",
  painting:
    "painting,paintings,picture,pictures,canvas,canvases,oil paintings,masterpiece,masterpieces,artwork,artworks,works,work,pieces of art,watercolour,watercolours,watercolor,watercolors,prints,print,woodblock prints,engraving*,etching*,lithograph*,paint,tableau,tableaux,peinture,peintures,toile,toiles,oeuvre,oeuvres,estampe,estampes,gravure,gravures,gemalde,gemalden,bild,bilder,bildern,bilde,leinwand*,druck,drucke,drucken,holzschnitt*,kunstwerk,kunstwerke,cuadro,cuadros,pintura,pinturas,lienzo,lienzos,grabado,grabados,estampa,estampas,obra,obras,quadro,quadri,dipinto,dipinti,tela,tele,stampa,stampe,incisione,incisioni,opera,opere,quadros,telas,gravura,gravuras",
  sculpture:
    "sculptur*,skulptur*,scultur*,escultur*,statue,statues,statuen,statua,statuas,estatua*,statuette*,bust,busts,buste,bustes,busto,bustos,busti,buste,bueste*,figurine*,plastik,plastiken,bronzes,relief,reliefs,basrelief*,rilievo,rilievi,bassoriliev*,relieves,bajorrelieve*,medallion,medallions,tondo,tondi",
  light: "light,lights,lighting,lumiere,licht,luz,luce,lit",
};

export const FLOOR_WORDS: Lexicon<FloorMaterial> = {
  marble: "marble,marbre,marmor,marmol,marmo,marmore",
  parquet: "parquet*,parkett*,parque,herringbone,chevron,point de hongrie,tacos",
  wood: "wood,wooden,oak,timber,bois,holz,holzern*,madera,legno,madeira,planks,walnut",
  stone: "stone,pierre,stein,piedra,pietra,pedra,slate,limestone,flagstone*,cobble*,ardoise",
  concrete: "concrete,beton,hormigon,cemento,calcestruzzo,concreto,cement",
  terrazzo: "terrazzo,granito",
  tatami: "tatami,straw mats",
};

export const WALL_WORDS: Lexicon<WallMaterial> = {
  plaster: "plaster,platre,stucco,stuc,gips,putz,yeso,estuco,intonaco,gesso,stuck,limewash",
  stone: "stone,pierre,stein,piedra,pietra,pedra,limestone",
  concrete: "concrete,beton,hormigon,cemento,calcestruzzo,concreto,cement",
  brick: "brick,bricks,brique,briques,backstein,ziegel,ladrillo,ladrillos,mattone,mattoni,tijolo,tijolos",
  wood: "wood,wooden,panelled,paneled,boiserie,boiseries,oak,bois,holz,madera,legno,madeira,timber",
  fabric:
    "fabric,silk,damask,velvet,linen,tapestry,soie,velours,tissu,tenture,seide,seiden,samt,stoff,seda,terciopelo,tela,seta,velluto,tessuto,veludo,tecido",
};

export const CEILING_WORDS: Lexicon<CeilingKind> = {
  flat: "flat,plat,flach*,plano,piatto",
  coffered: "coffer*,caisson*,kassett*,artesonad*,casetonad*,cassetton*,caixot*",
  vaulted: "vault*,voute*,gewolb*,aboveda*,boveda*,volta,volte,abobad*,ribbed",
  beamed: "beam*,poutre*,balken*,viga*,travi,trave,rafters,truss*",
};

export const WINDOW_SHAPE_WORDS: Lexicon<WindowShape> = {
  arched:
    "arched,arch,arches,arc,cintre*,en arc,a arc,bogen,rundbogen,gewolbt*,arco,arcos,arqueada*,en arco,ad arco,em arco,arcuat*,palladian",
  rectangular:
    "rectangular,rectangle,rectangulaire*,square,tall,rechteckig*,carre*,rettangolar*,retangular*,cuadrad*,french,floor to ceiling,picture",
  pointed:
    "pointed,lancet,ogive,ogives,ogival*,ojival*,spitzbogen,spitz*,apuntad*,a sesto acuto,stained glass,vitrail,vitraux,gothic",
  round: "round,circular,porthole,portholes,rose,oculi,ronde*,rond,rund,runde,runden,redond*,rotond*,tond*",
};

export const TIME_WORDS: Lexicon<TimeOfDay> = {
  morning:
    "morning,dawn,sunrise,daybreak,matin,aube,aurore,lever du soleil,morgen,morgenlicht,morgendammerung,manana,amanecer,alba,mattin*,manha,amanhecer,spring light",
  noon: "noon,midday,daylight,bright day,midi,plein jour,mittag,tageslicht,mediodia,mezzogiorno,meio dia,sunny,sunlit,ensoleill*,sonnig*,soleggiat*,soleado,bright",
  evening:
    "evening,sunset,dusk,twilight,golden hour,soir,soiree,coucher de soleil,crepuscule,abend*,sonnenuntergang,dammerung,atardecer,tarde,anochecer,puesta de sol,ocaso,sera,tramonto,crepuscolo,entardecer,por do sol,autumn light,golden light,candlelight,candlelit",
  night:
    "night,midnight,nocturnal,moonlit,moonlight,starlight,nuit,minuit,nocturne,nacht,mitternacht,nachts,noche,medianoche,notte,mezzanotte,noite,meia noite,dark room,by night",
};

/** Weather outside, said so that no painting of it is meant: "on a rainy day", "bei Regen", "with snow outside". */
export const WEATHER_WORDS: Lexicon<Weather> = {
  clear:
    "clear sky,clear skies,blue sky,ciel bleu,ciel degage,blauer himmel,blauem himmel,cielo azul,cielo despejado,cielo sereno,ceu azul,ceu limpo",
  overcast:
    "overcast,cloudy day,cloudy sky,grey sky,gray sky,grey day,gray day,ciel couvert,temps gris,temps couvert,ciel gris,bewolkt*,bedeckter himmel,bedecktem himmel,truben tag,cielo cubierto,dia nublado,cielo nublado,cielo coperto,giornata nuvolosa,cielo grigio,ceu nublado,ceu encoberto,dia nublado",
  rain: "rain outside,rainy day,rainy morning,rainy afternoon,rainy evening,rainy night,rainy light,raining,in the rain,while it rains,jour de pluie,temps pluvieux,sous la pluie,il pleut,pluie dehors,pluie tombe,regentag,regnerisch*,bei regen,regen draussen,es regnet,dia lluvioso,dia de lluvia,bajo la lluvia,llueve,lloviendo,giornata piovosa,giorno di pioggia,sotto la pioggia,piove,dia chuvoso,dia de chuva,a chover,chovendo,na chuva",
  snow: "snow outside,snowy day,snowy morning,snowy evening,snowy night,snowing,while it snows,jour de neige,sous la neige,il neige,neige dehors,neige tombe,schneetag,bei schnee,schnee draussen,es schneit,verschneiten tag,dia de nieve,dia nevado,nevando,bajo la nieve,giornata nevosa,giorno di neve,nevica,sotto la neve,dia de neve,a nevar,na neve",
  fog: "fog outside,foggy day,foggy morning,foggy evening,foggy night,misty day,misty morning,in the fog,in the mist,mist outside,jour de brouillard,dans la brume,dans le brouillard,matin brumeux,bei nebel,nebel draussen,nebeltag,nebligen tag,nebligen morgen,dia de niebla,entre la niebla,manana brumosa,giorno di nebbia,giornata nebbiosa,nella nebbia,dia de nevoeiro,no nevoeiro,na neblina",
};

/** A raised end and a rope before the far wall. */
export const FAR_END_WORDS: Lexicon<"stairs" | "ropes"> = {
  stairs:
    "stairs,staircase,steps up,a few steps,two steps,three steps,raised end,dais,podium,escalier*,quelques marches,deux marches,trois marches,estrade,treppe,treppen,stufen,podest,escalera,escaleras,escalones,tarima,estrado,scala,scale,scalini,gradini,pedana,escada,escadas,escadaria,degraus,estrado",
  ropes:
    "rope,ropes,rope barrier*,roped off,stanchion*,velvet rope*,cordon,cordons,cordon de velours,corde*,absperrseil*,absperrkordel*,kordel*,samtkordel*,seil,seile,cordon de terciopelo,cordones,catenaria*,cordone,cordoni,cordoni di velluto,cordao,cordoes",
};
