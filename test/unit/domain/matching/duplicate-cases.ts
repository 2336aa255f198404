/** What one level of a list holds, and which of its names are the same customer's; whatever is in no group stands for itself. */
export interface DuplicateCase {
  readonly names: readonly string[];
  readonly groups: readonly (readonly string[])[];
}

function same(...names: readonly string[]): DuplicateCase {
  return { names, groups: [names] };
}

function different(...names: readonly string[]): DuplicateCase {
  return { names, groups: [] };
}

function mixed(group: readonly string[], ...others: readonly string[]): DuplicateCase {
  return { names: [...group, ...others], groups: [group] };
}

/** Written before the rules; an inactive record has a dash before its name. */
export const duplicateCases: readonly DuplicateCase[] = [
  // Spelling
  same('Fernhill Dental', 'Fernhill Dental'),
  same('Fernhill Dental', 'FERNHILL DENTAL'),
  same('Fernhill Dental', 'Fernhill  Dental '),
  same('Fernhill Dental', 'Fernhill\u00a0Dental', 'Fernhill-Dental'),
  same("Potter's Wheel Studio", 'Potter’s Wheel Studio', 'Potter&#39;s Wheel Studio'),
  same('Foley & Marsh', 'Foley and Marsh', 'Foley &amp; Marsh'),
  same('Café Lumière', 'Cafe Lumiere'),
  same('Søby Farm', 'Soby Farm'),
  same('Ægir Marine', 'Aegir Marine'),
  same('A. B. Carter Supply', 'AB Carter Supply', 'A B Carter Supply'),
  same('9,000 Steps', '9000 Steps'),
  same('Оrca Tours', 'Orca Tours'),
  same('Petal 🌷', 'Petal'),
  // Legal forms
  same('Kelso Partners LLC', 'Kelso Partners, L.L.C.', 'Kelso Partners Limited Liability Company'),
  same('Kelso Partners', 'Kelso Partners LLC'),
  same('Norden Inc', 'Norden Incorporated', 'Norden'),
  different('Acme Inc', 'Acme LLC'),
  different('Acme', 'Acme Inc', 'Acme LLC'),
  mixed(['Acme Inc', 'ACME, Inc.'], 'Acme LLC', 'Acme'),
  different('Brightwater Company', 'Brightwater Associates'),
  // People
  same('Calder, Ines', 'Ines Calder'),
  same('Calder, Ines', 'CALDER, INES'),
  mixed(['Lee, Chan', 'Chan Lee'], 'Lee Chan'),
  different('Chan Lee', 'Lee Chan'),
  different('Ronan Pike', 'Donan Pike'),
  different('Paul Renner', 'Paul Renner Jr'),
  different('John Smith', 'John A Smith'),
  same('Ms. Ines Calder', 'Ines Calder'),
  different('Mr. Paul Renner', 'Mrs. Paul Renner'),
  different('Paul & Mary Renner', 'Paul Renner', 'Mary Renner'),
  // Notes
  same('Fernhill Dental', 'Fernhill Dental (old)'),
  same('Fernhill Dental', '-Fernhill Dental (deleted)'),
  same('Fernhill Dental', 'Fernhill Dental - INACTIVE', 'zz Fernhill Dental'),
  same('Fernhill Dental', 'Fernhill Dental (do not use)', 'DNU - Fernhill Dental'),
  same('Fernhill Dental', 'Fernhill Dental [duplicate]'),
  same('Fernhill Dental (Tucson)', 'Fernhill Dental - Tucson'),
  different('Fernhill Dental', 'Fernhill Dental (Tucson)'),
  different('Fernhill Dental (Tucson)', 'Fernhill Dental (Reno)'),
  different('Old Mill Farm', 'Mill Farm'),
  different('Client First LLC', 'First LLC'),
  different('Village', 'Village Old'),
  different('Fund #12', 'Fund #13', 'Fund'),
  same('Fund #12', 'Fund 12'),
  // Copies
  same('Fernhill Dental', 'Copy of Fernhill Dental'),
  same('Fernhill Dental', 'Fernhill Dental - Copy', 'Fernhill Dental (copy 2)'),
  same('Fernhill Dental', 'Fernhill Dental (1)', 'Fernhill Dental (2)'),
  different('Fernhill Fund (1)', 'Fernhill Fund (2)'),
  // Trade names
  same('Orrin Group LLC', 'Orrin Group LLC dba Pinetop Bikes'),
  same('Pinetop Bikes', 'Orrin Group LLC d/b/a Pinetop Bikes'),
  same('Orrin Group LLC', 'Orrin Group LLC dba Pinetop Bikes', 'Pinetop Bikes'),
  different('Orrin Group', 'Orrin Group dba Pinetop Bikes', 'Orrin Group dba Valley Skates'),
  same('Juno Farms', 'JF Holdings fka Juno Farms'),
  different('Marge Poole', 'Brook Estate c/o Marge Poole'),
  same('Brook Estate', 'Brook Estate c/o Marge Poole'),
  different('Smith / Jones', 'Smith', 'Jones'),
  // Words that are not run together, directions, years, signs
  different('B & B Roofing LLC', 'Bandb Roofing LLC'),
  different('M. Ajor', 'Major'),
  different('H & Y', 'Handy'),
  different('C# School', 'C School'),
  different('West Harbor Catering Group', 'East Harbor Catering Group'),
  different('Q1 2', 'Q12'),
  different('Unit 1-2', 'Unit 12'),
  different('2024 Tax Return', '2025 Tax Return'),
  different('2025 Tax Return', 'Tax Return'),
  same('2025 Tax Return', '2025 TAX RETURN', '2025 Tax Return (1)'),
  different('Marsh Family Trust', 'Marsh Family Trust fbo Ada', 'Marsh Family Trust fbo Ben'),
  different('***', '---'),
  different('', ' '),
  mixed(['Fernhill Dental', 'FERNHILL DENTAL'], 'Harbor Dental', 'Fern Hill'),
];
