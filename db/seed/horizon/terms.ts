/** The conditions of registration of `horizon`. An example to start from: a structure has its own checked by its counsel. */
export const horizonTerms = `## 1. Qui propose, à qui

Les présentes conditions régissent les inscriptions aux ateliers d’Horizon, organisme à but non lucratif établi au 12 rue des Marées, Québec (Québec) G1K 0A0, ci-après « Horizon », et toute personne majeure qui s’y inscrit pour elle-même ou pour une personne dont elle est responsable.

## 2. Les ateliers

Un atelier se donne en salle, au Québec, en France ou en Belgique, ou en ligne. Sa page indique sa durée, son animatrice ou son animateur, son niveau et les notes pratiques. Un atelier n’est ni une psychothérapie ni un acte médical.

## 3. Les prix et les monnaies

Les prix sont indiqués en dollars canadiens pour les personnes qui résident au Canada et en euros pour celles qui résident en Europe, quel que soit le lieu de l’atelier.

## 4. L’inscription

L’inscription est confirmée par courriel, avec le lieu, l’heure et ce qui reste à payer. Une liste d’attente est tenue quand un atelier est complet.

## 5. Changer de date, annuler

Une personne inscrite peut changer de date ou demander l’annulation en écrivant à Horizon. Les conditions du lieu figurent dans le courriel de confirmation. Au Québec, la loi sur la protection du consommateur s’applique ; en Europe, le droit de rétractation de 14 jours s’applique aux ateliers dont la date n’est pas choisie.

## 6. La confidentialité du groupe

Ce qui se dit dans un atelier y reste. Chaque personne qui participe s’y engage, l’équipe aussi.

## 7. Les données personnelles

Les données servent à tenir le dossier, à organiser les ateliers et à écrire à qui l’a accepté, canal par canal. La page Confidentialité dit combien de temps elles sont gardées et comment les faire corriger ou retirer.`
