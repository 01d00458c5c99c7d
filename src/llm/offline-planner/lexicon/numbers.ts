import type { Lexicon } from "../tokens.ts";

export const NUMBER_WORDS: Lexicon<string> = {
  "1": "one,single,lone,uno,eins,einzige*,seul,seule,solo,sola",
  "2": "two,couple,pair,pair of,deux,zwei,paar,dos,par,due,paio,dois,duas,both",
  "3": "three,trois,drei,tres,tre,trio",
  "4": "four,quatre,vier,cuatro,quattro,quatro",
  "5": "five,cinq,funf,cinco,cinque,a few,few,some,quelques,einige,ein paar,algunos,algunas,unos cuantos,alcuni,alcune,qualche,alguns,algumas",
  "6": "six,sechs,seis,sei,half a dozen,half dozen,demi douzaine,halbes dutzend,media docena,mezza dozzina,meia duzia",
  "7": "seven,sept,sieben,siete,sette,sete,several,plusieurs,mehrere,varios,varias,vari,varie,diversi",
  "8": "eight,huit,acht,ocho,otto,oito",
  "9": "nine,neuf,neun,nueve,nove",
  "10": "ten,dix,zehn,diez,dieci,dez",
  "11": "eleven,onze,elf,once,undici",
  "12": "twelve,dozen,a dozen,douze,douzaine,une douzaine,zwolf,dutzend,ein dutzend,doce,docena,una docena,dodici,dozzina,una dozzina,doze,duzia,uma duzia",
  "13": "thirteen,treize,dreizehn,trece,tredici,treze",
  "14": "fourteen,quatorze,vierzehn,catorce,quattordici,catorze",
  "15": "fifteen,quinze,funfzehn,quince,quindici,une quinzaine,quinzaine",
  "16": "sixteen,seize,sechzehn,dieciseis,sedici,dezesseis",
  "18": "eighteen,dix huit,achtzehn,dieciocho,diciotto,dezoito,many,lots of,beaucoup de,viele,vielen,muchos,muchas,molti,molte,muitos,muitas,full of",
  "20": "twenty,vingt,une vingtaine,zwanzig,veinte,venti,vinte",
  "24": "two dozen,twenty four,vingt quatre,vierundzwanzig,veinticuatro,ventiquattro,vinte e quatro",
  "30": "thirty,trente,dreissig,treinta,trenta,trinta,hundred,hundreds,cent,hundert,cien,cento",
};

export const ARTICLES: ReadonlySet<string> = new Set(
  "a,an,un,une,ein,eine,einen,einem,einer,una,um,uma,another,autre,otro,otra,altro,altra,outro,outra".split(
    ",",
  ),
);

export const NONE_WORDS: Lexicon<"none"> = {
  none: "no,without,zero,none,not any,sans,aucun,aucune,pas de,ohne,kein,keine,keinen,sin,ningun,ninguna,senza,nessun,nessuna,sem,nenhum,nenhuma",
};

/** 1-based place; `-1` is the last, `-2` the one before it. */
export const ORDINAL_WORDS: Lexicon<string> = {
  "1": "first,1st,premier,premiere,1er,erste,ersten,erstes,primer,primero,primera,primo,prima,primeiro,primeira,premiers,premieres,primeros,primeras,primi,prime,primeiros,primeiras",
  "2": "second,2nd,deuxieme,2e,2eme,zweite,zweiten,zweites,segundo,segunda,secondo,seconda",
  "3": "third,3rd,troisieme,3e,3eme,dritte,dritten,drittes,tercer,tercero,tercera,terzo,terza,terceiro,terceira",
  "4": "fourth,4th,quatrieme,vierte,vierten,cuarto,cuarta,quarto,quarta",
  "5": "fifth,5th,cinquieme,funfte,funften,quinto,quinta",
  "6": "sixth,6th,sixieme,sechste,sechsten,sexto,sexta,sesto,sesta",
  "7": "seventh,7th,septieme,siebte,siebten,septimo,septima,settimo,settima,setimo,setima",
  "8": "eighth,8th,huitieme,achte,achten,octavo,octava,ottavo,ottava,oitavo,oitava",
  "9": "ninth,9th,neuvieme,neunte,neunten,noveno,novena,nono,nona",
  "10": "tenth,10th,dixieme,zehnte,zehnten,decimo,decima",
  "11": "eleventh,11th,onzieme,elfte,elften",
  "12": "twelfth,12th,douzieme,zwolfte,zwolften",
  "-1": "last,final,dernier,derniere,letzte,letzten,letztes,ultimo,ultima,derniers,dernieres,ultimos,ultimas,ultimi,ultime",
  "-2": "second to last,second last,penultimate,avant dernier,vorletzte,penultimo,penultima",
};
