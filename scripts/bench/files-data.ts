import postgres from 'postgres'

/**
 * Client files as a large school has them, up to 200,000 ([2.A1] [6.P7]): names as common as they are, a town, an address,
 * a telephone, and a child in three households of ten. Made by SQL, beside data set S.
 */
export async function loadFiles(ownerUrl: string): Promise<void> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} })
  try {
    await sql.begin(async (tx) => {
      for (const step of steps) await tx.unsafe(step)
    })
    await sql.unsafe('vacuum analyze client_files, learners, guardianships')
  } finally {
    await sql.end()
  }
}

export const filesCount = 198_000

const idOf = (label: string) => `md5(${label})::uuid`
const structure = "(select id from structures where slug = 'atelier')"
const list = (words: string) => `(array['${words.trim().split(/\s+/).join("','")}'])`

const lastNames =
  list(`Martin Bernard Thomas Petit Robert Richard Durand Dubois Moreau Laurent Simon Michel Lefebvre Leroy
  Roux David Bertrand Morel Fournier Girard Bonnet Dupont Lambert Fontaine Rousseau Vincent Muller Lefèvre Faure André
  Mercier Blanc Guérin Boyer Garnier Chevalier François Legrand Gauthier Garcia Perrin Robin Clément Morin Nicolas Henry
  Roussel Mathieu Gautier Masson Marchand Duval Denis Dumont Marie Lemaire Noël Meyer Dufour Meunier Brun Blanchard
  Giraud Joly Rivière Lucas Brunet Gaillard Barbier Arnaud Martinez Gérard Roche Renard Schmitt Roy Leroux Colin Vidal
  Caron Picard Roger Fabre Aubert Lemoine Renaud Dumas Lacroix Olivier Philippe Bourgeois Pierre Benoît Rey Leclerc
  Payet Rolland Leclercq Guillaume Lecomte Lopez Jean Dupuy Guillot Hubert Berger Carpentier Sanchez Dupuis Moulin`)
const firstNames = list(`Marie Jean Pierre Michel Philippe Nathalie Isabelle Sylvie Catherine Martine Christine Alain
  Nicolas Françoise Valérie Sandrine Christophe Laurent Patrick Stéphanie Céline Sébastien Julien Thomas David Anne
  Camille Léa Manon Chloé Emma Sarah Julie Pauline Éléonore Maëlle Inès Zoé Jade Louise Alice Hugo Lucas Théo Louis
  Gabriel Raphaël Arthur Jules Adam Paul Antoine Maxime Alexandre Baptiste Clément Romain Quentin Agnès Hélène Odile`)
const towns = list(`Paris Lyon Marseille Toulouse Nice Nantes Montpellier Strasbourg Bordeaux Lille Rennes Reims Toulon
  Grenoble Dijon Angers Nîmes Villeurbanne Clermont-Ferrand Tours Limoges Amiens Perpignan Metz Besançon Orléans Rouen Mulhouse
  Caen Nancy Argenteuil Montreuil Roubaix Avignon Créteil Poitiers Versailles Pau Vitry-sur-Seine Antibes`)
/** The departments of those towns, in their order. */
const departments =
  list(`75 69 13 31 06 44 34 67 33 59 35 51 83 38 21 49 30 69 63 37 87 80 66 57 25 45 76 68 14 54 95 93 59
  84 94 86 78 64 94 06`)

/** The commonest first: a square makes the head of a list far more frequent than its tail. */
const pick = (words: string, seed: string) =>
  `${words}[1 + floor(cardinality${words} * power(mod(abs(hashtext(${seed} || i))::bigint, 100000) / 100000.0, 2))::int]`
/** A rarer name: a common one with an ending of its own. */
const surname = `${pick(lastNames, "'last'")} || case when i % 3 = 0 then '' else '-' || initcap(substr(translate(md5('s' || i), '0123456789', 'aeioulnrst'), 1, 5 + i % 3)) end`

const steps = [
  `create temporary table made as select i, ${surname} as last_name, ${pick(firstNames, "'first'")} as first_name,
     ${pick(towns, "'town'")} as city, ${pick(departments, "'town'")} as department from generate_series(0, ${filesCount - 1}) i`,
  `insert into client_files (id, structure_id, number, first_name, last_name, email, birth_on, postcode, city, phone, origin)
   select ${idOf("'large' || i")}, ${structure}, 100000 + i, first_name, last_name,
     lower(unaccent(first_name || '.' || last_name)) || i || '@exemple.example', date '1950-01-01' + i % 20000,
     department || lpad((i * 7 % 100 * 10)::text, 3, '0'), city, '+33' || (199000000 + i) , 'import'
   from made`,
  `update counters set value = 400000 where name = 'client_file' and structure_id = ${structure}`,
  `insert into learners (id, structure_id, first_name, last_name, birth_on)
   select ${idOf("'largelearner' || i")}, ${structure}, first_name, last_name, date '1990-01-01' from made
   union all select ${idOf("'largechild' || i")}, ${structure}, ${pick(firstNames, "'child'")}, last_name, date '2015-01-01' from made where i % 10 < 3`,
  `insert into guardianships (structure_id, learner_id, client_file_id, is_self)
   select ${structure}, ${idOf("'largelearner' || i")}, ${idOf("'large' || i")}, true from made
   union all select ${structure}, ${idOf("'largechild' || i")}, ${idOf("'large' || i")}, false from made where i % 10 < 3`,
]
