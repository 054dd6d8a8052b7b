/**
 * Said wherever somebody may not be breathing, so that help does not wait for a medical person to be reached. Own wording of
 * common first aid for lay helpers; approved by nobody yet.
 */
export const notBreathing =
  "Bila tidak bernapas atau hanya megap-megap: telentangkan di tempat keras, tekan kuat-kuat tengah dadanya kira-kira dua kali tiap detik, jangan berhenti sampai petugas mengambil alih.";

/** Somebody who breathes but does not answer. */
export const unconsciousButBreathing =
  "Bila tidak sadar tetapi bernapas, miringkan tubuhnya dan jaga jalan napasnya terbuka.";
