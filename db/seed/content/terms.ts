/**
 * The terms of sale of the demonstration's association. A title begins with '## ', paragraphs are separated by blank lines.
 * An example to start from: a structure has its own checked by its counsel.
 */
export const atelierTerms = `## 1. Qui vend, à qui

Les présentes conditions régissent les ventes conclues sur ce site entre l’association L’Atelier, association régie par la loi du 1er juillet 1901, dont le siège est au 28 rue des Lilas-Blancs, 75011 Paris, ci-après « l’association », et toute personne majeure qui y achète une adhésion ou des cours pour elle-même ou pour un élève dont elle est responsable.

Valider une commande suppose d’avoir lu et accepté ces conditions. La version acceptée est conservée avec la commande et reste consultable.

## 2. Ce qui est proposé

L’association propose une adhésion annuelle et des cours particuliers de chant, de théâtre, de comédie musicale et de piano, à l’unité ou par forfaits de 4, 10 ou 30 cours. Chaque cours dure une heure. Le descriptif, l’âge des élèves, le prix et la durée de validité figurent sur la page de chaque offre.

## 3. L’adhésion

L’adhésion est nominative. Elle vaut un an moins un jour à compter du paiement ; prise avant la fin de la précédente, elle commence le lendemain de cette fin. Elle est obligatoire pour acheter un forfait et facultative pour un cours à l’unité ou un cours d’essai.

Le tarif réduit de l’adhésion est accordé, sur justificatif de moins de trois mois, aux étudiants de moins de 26 ans, aux demandeurs d’emploi, aux bénéficiaires de minima sociaux et aux personnes en situation de handicap. Il s’applique dès que l’administration l’a accordé et jusqu’à la date qu’elle indique.

## 4. Les prix

Les prix sont indiqués en euros. L’association n’est pas assujettie à la taxe sur la valeur ajoutée pour ces activités (article 261-7-1° du code général des impôts). Le prix dû est celui qui est affiché au moment de valider la commande ; s’il a changé depuis l’ajout au panier, le nouveau prix est montré et doit être accepté.

## 5. La commande et le paiement

La commande est ferme lorsque vous cliquez sur « Commande avec obligation de paiement ». Un courriel la confirme, avec son numéro.

Le paiement par carte bancaire passe par notre prestataire Stripe ; les données de la carte ne sont jamais enregistrées par l’association. Une authentification peut être demandée par votre banque. Une commande par carte qui n’est pas payée dans les trente minutes est abandonnée, et rien n’est dû.

Seul le paiement par carte bancaire permet une obtention immédiate des cours payés.

## 6. La validité des cours

Un cours à l’unité ou d’essai est valable un mois de date à date, un forfait de 4 cours trois mois, de 10 cours six mois, de 30 cours douze mois, à compter du paiement, dernier jour inclus. Un cours doit commencer au plus tard ce jour-là. Les cours qui n’ont pas été pris à cette date sont perdus.

Le cours d’essai est proposé une fois par élève.

## 7. Réserver et annuler un cours

Les cours particuliers se réservent en ligne, depuis « Réserver un cours », au moins douze heures à l’avance, sur les créneaux ouverts par le professeur. Il est recommandé de convenir de l’horaire avec lui.

Un cours peut être annulé en ligne jusqu’à 24 heures avant son début : il est alors rendu au forfait aussitôt. Passé ce délai, ou en cas d’absence de l’élève, le cours est considéré comme pris.

Si le professeur est absent ou si l’association doit annuler un cours, celui-ci est rendu au forfait et, au besoin, la validité du forfait est prolongée.

## 8. Le droit de rétractation

Vous disposez de quatorze jours à compter de la commande pour renoncer au contrat sans avoir à vous justifier. Pour cela, écrivez à l’association, par courriel ou par courrier, en indiquant le numéro de la commande ; un accusé de réception vous est envoyé. Vous pouvez utiliser le modèle suivant, sans y être tenu : « Je vous notifie ma rétractation du contrat portant sur la commande numéro …, passée le …. Nom, adresse, date. »

Aucun cours ne commence dans ces quatorze jours, sauf si vous le demandez expressément au moment de commander. Dans ce cas, si vous renoncez ensuite, les cours pris, ou qui ne peuvent plus être annulés, restent dus au prorata du prix payé ; un contrat entièrement exécuté à votre demande ne peut plus donner lieu à rétractation.

Le remboursement est fait dans les quatorze jours, par le moyen utilisé pour payer.

## 9. Les élèves mineurs

Les comptes sont réservés aux personnes majeures. Un élève mineur est inscrit par la personne qui en est responsable, qui indique les personnes autorisées à venir le chercher. L’association n’est responsable d’un mineur que pendant la durée de son cours.

## 10. Les données personnelles

Les données servent à tenir votre compte, vos commandes et vos cours. Elles ne sont ni vendues ni cédées. La page « Confidentialité » dit lesquelles sont conservées, combien de temps, et comment les consulter, les corriger ou les faire effacer.

## 11. Réclamations et médiation

Toute réclamation est à adresser à l’association, qui répond sous dix jours ouvrés. Si la réponse ne vous convient pas, vous pouvez saisir gratuitement le médiateur de la consommation dont les coordonnées vous sont données sur simple demande. Le droit français s’applique.
`
