PRAGMA page_size = 4096;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE child (
  entry INTEGER PRIMARY KEY CHECK (entry > 0),
  recorded_at INTEGER NOT NULL
    CHECK (recorded_at BETWEEN -2208988800 AND 4133980799),
  author TEXT CHECK (author <> ''),
  reason TEXT CHECK (reason <> ''),
  import INTEGER REFERENCES import (entry) DEFERRABLE INITIALLY DEFERRED,
  uuid TEXT NOT NULL UNIQUE CHECK (uuid <> ''),
  handover INTEGER REFERENCES handover (entry) DEFERRABLE INITIALLY DEFERRED,
  origin_entry INTEGER CHECK (origin_entry > 0),
  origin_hash TEXT,
  hash BLOB NOT NULL
) STRICT;
INSERT INTO child VALUES(2,1714557600,'sample','sample',1,'b3dce0bc-353b-4c2e-b35b-bea37ef59cbb',NULL,NULL,NULL,X'acabc3943a090ab0299596b5935255598098286b0693c11565175a598473bf7b');
INSERT INTO child VALUES(8,1714557600,'sample','sample',NULL,'82418d07-53c6-472e-a3cd-cfd7539ed7c4',NULL,NULL,NULL,X'29816bae9995055a3080c0ec25d2930b30941f160b1fad9e84518dbf5b55c093');
CREATE TABLE child_details (
  entry INTEGER PRIMARY KEY CHECK (entry > 0),
  recorded_at INTEGER NOT NULL
    CHECK (recorded_at BETWEEN -2208988800 AND 4133980799),
  author TEXT CHECK (author <> ''),
  reason TEXT CHECK (reason <> ''),
  import INTEGER REFERENCES import (entry) DEFERRABLE INITIALLY DEFERRED,
  child INTEGER NOT NULL REFERENCES child (entry) DEFERRABLE INITIALLY DEFERRED,
  birth_date INTEGER CHECK (birth_date BETWEEN -25567 AND 47846),
  sex TEXT NOT NULL CHECK (sex IN ('unknown', 'male', 'female')),
  gestation_days INTEGER CHECK (gestation_days BETWEEN 154 AND 314),
  gestation_source TEXT CHECK (gestation_source <> ''),
  mother_height_cm REAL CHECK (mother_height_cm > 0),
  father_height_cm REAL CHECK (father_height_cm > 0),
  handover INTEGER REFERENCES handover (entry) DEFERRABLE INITIALLY DEFERRED,
  origin_entry INTEGER CHECK (origin_entry > 0),
  origin_hash TEXT,
  hash BLOB NOT NULL
) STRICT;
INSERT INTO child_details VALUES(4,1714557600,'sample','sample',1,2,18719,'female',219,'birth notification',165.49999999999999999,NULL,NULL,NULL,NULL,X'126bec25ec22d9e02e7ec940ac58fd78156ac0ce9e012b2b99e47c1d0832819a');
INSERT INTO child_details VALUES(9,1714557600,'sample','sample',NULL,8,17919,'male',NULL,NULL,NULL,180.24999999999999999,NULL,NULL,NULL,X'2c8a945fa7f0f784e19c1d586d01a8dd69aaa891da5fac4907575a0816d34e7e');
CREATE TABLE identifier (
  entry INTEGER PRIMARY KEY CHECK (entry > 0),
  recorded_at INTEGER NOT NULL
    CHECK (recorded_at BETWEEN -2208988800 AND 4133980799),
  author TEXT CHECK (author <> ''),
  reason TEXT CHECK (reason <> ''),
  import INTEGER REFERENCES import (entry) DEFERRABLE INITIALLY DEFERRED,
  child INTEGER NOT NULL REFERENCES child (entry) DEFERRABLE INITIALLY DEFERRED,
  supersedes INTEGER REFERENCES identifier (entry) DEFERRABLE INITIALLY DEFERRED CHECK (supersedes < entry),
  retracted INTEGER NOT NULL CHECK (retracted BETWEEN 0 AND 1 AND (retracted = 0 OR supersedes IS NOT NULL)),
  system TEXT NOT NULL CHECK (system <> ''),
  value TEXT NOT NULL CHECK (value <> ''),
  valid_from INTEGER CHECK (valid_from BETWEEN -25567 AND 47846),
  valid_to INTEGER CHECK (valid_to BETWEEN -25567 AND 47846) CHECK (valid_to > valid_from),
  handover INTEGER REFERENCES handover (entry) DEFERRABLE INITIALLY DEFERRED,
  origin_entry INTEGER CHECK (origin_entry > 0),
  origin_hash TEXT,
  hash BLOB NOT NULL
) STRICT;
INSERT INTO identifier VALUES(3,1714557600,'sample','sample',1,2,NULL,0,'local','c1',NULL,NULL,NULL,NULL,NULL,X'edacf6ae7618e60738f58853e412887b16815fa73ebb4f725dee8d2b40f9a12e');
INSERT INTO identifier VALUES(14,1714557600,'sample','sample',NULL,2,NULL,0,'nhs-number','9434765919',18719,19084,NULL,NULL,NULL,X'444037fa4327058c99722f1c5069708449553f113f418ff6afa5a471c57989d0');
CREATE TABLE family_link (
  entry INTEGER PRIMARY KEY CHECK (entry > 0),
  recorded_at INTEGER NOT NULL
    CHECK (recorded_at BETWEEN -2208988800 AND 4133980799),
  author TEXT CHECK (author <> ''),
  reason TEXT CHECK (reason <> ''),
  import INTEGER REFERENCES import (entry) DEFERRABLE INITIALLY DEFERRED,
  child INTEGER NOT NULL REFERENCES child (entry) DEFERRABLE INITIALLY DEFERRED,
  supersedes INTEGER REFERENCES family_link (entry) DEFERRABLE INITIALLY DEFERRED CHECK (supersedes < entry),
  retracted INTEGER NOT NULL CHECK (retracted BETWEEN 0 AND 1 AND (retracted = 0 OR supersedes IS NOT NULL)),
  relative INTEGER NOT NULL REFERENCES child (entry) DEFERRABLE INITIALLY DEFERRED CHECK (relative <> child),
  relation TEXT NOT NULL CHECK (relation IN ('sibling', 'parent')),
  handover INTEGER REFERENCES handover (entry) DEFERRABLE INITIALLY DEFERRED,
  origin_entry INTEGER CHECK (origin_entry > 0),
  origin_hash TEXT,
  hash BLOB NOT NULL
) STRICT;
INSERT INTO family_link VALUES(15,1714557600,'sample','sample',NULL,2,NULL,0,8,'sibling',NULL,NULL,NULL,X'cd01b86f56e9f209e9104a69fdf1008e16e66e40ff435bfb983ddafa364fddab');
INSERT INTO family_link VALUES(16,1714557600,'sample','sample',NULL,2,15,1,8,'sibling',NULL,NULL,NULL,X'5ef7122c24b771c6e5ff3d07c9beaaf81762de874ab3b3f6269e6e5e53888f07');
CREATE TABLE import (
  entry INTEGER PRIMARY KEY CHECK (entry > 0),
  recorded_at INTEGER NOT NULL
    CHECK (recorded_at BETWEEN -2208988800 AND 4133980799),
  author TEXT CHECK (author <> ''),
  reason TEXT CHECK (reason <> ''),
  import INTEGER REFERENCES import (entry) DEFERRABLE INITIALLY DEFERRED,
  file_hash TEXT NOT NULL CHECK (length(file_hash) = 64),
  mapping TEXT CHECK (mapping <> ''),
  source TEXT CHECK (source <> ''),
  handover INTEGER REFERENCES handover (entry) DEFERRABLE INITIALLY DEFERRED,
  origin_entry INTEGER CHECK (origin_entry > 0),
  origin_hash TEXT,
  hash BLOB NOT NULL
) STRICT;
INSERT INTO import VALUES(1,1714557600,'sample','sample',NULL,'0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef','child_id=ID','sample',NULL,NULL,NULL,X'9aea7d1eb518631947d8f7584c6edd15567c69308953b60db75c2666a07a0639');
CREATE TABLE import_result (
  entry INTEGER PRIMARY KEY CHECK (entry > 0),
  recorded_at INTEGER NOT NULL
    CHECK (recorded_at BETWEEN -2208988800 AND 4133980799),
  author TEXT CHECK (author <> ''),
  reason TEXT CHECK (reason <> ''),
  import INTEGER REFERENCES import (entry) DEFERRABLE INITIALLY DEFERRED,
  added INTEGER NOT NULL CHECK (added >= 0),
  same INTEGER NOT NULL CHECK (same >= 0),
  amended INTEGER NOT NULL CHECK (amended >= 0),
  rejected INTEGER NOT NULL CHECK (rejected >= 0 AND import IS NOT NULL),
  handover INTEGER REFERENCES handover (entry) DEFERRABLE INITIALLY DEFERRED,
  origin_entry INTEGER CHECK (origin_entry > 0),
  origin_hash TEXT,
  hash BLOB NOT NULL
) STRICT;
INSERT INTO import_result VALUES(7,1714557600,'sample','sample',1,2,0,0,1,NULL,NULL,NULL,X'f46da13d7177f1f49391080b610d091b39225acb0c722267ad806335d7c638f3');
CREATE TABLE measurement (
  entry INTEGER PRIMARY KEY CHECK (entry > 0),
  recorded_at INTEGER NOT NULL
    CHECK (recorded_at BETWEEN -2208988800 AND 4133980799),
  author TEXT CHECK (author <> ''),
  reason TEXT CHECK (reason <> ''),
  import INTEGER REFERENCES import (entry) DEFERRABLE INITIALLY DEFERRED,
  child INTEGER NOT NULL REFERENCES child (entry) DEFERRABLE INITIALLY DEFERRED,
  supersedes INTEGER REFERENCES measurement (entry) DEFERRABLE INITIALLY DEFERRED CHECK (supersedes < entry),
  retracted INTEGER NOT NULL CHECK (retracted BETWEEN 0 AND 1 AND (retracted = 0 OR supersedes IS NOT NULL)),
  measure TEXT NOT NULL CHECK (measure <> ''),
  measured_on INTEGER NOT NULL CHECK (measured_on BETWEEN -25567 AND 47846),
  value_text TEXT NOT NULL CHECK (value_text <> ''),
  unit TEXT NOT NULL CHECK (unit <> ''),
  value REAL NOT NULL CHECK (value > 0),
  posture TEXT CHECK (posture = 'lying' OR posture = 'standing'),
  oedema INTEGER NOT NULL CHECK (oedema BETWEEN 0 AND 1),
  doubtful INTEGER NOT NULL CHECK (doubtful BETWEEN 0 AND 1),
  service TEXT CHECK (service <> ''),
  measured_by TEXT CHECK (measured_by <> ''),
  device TEXT CHECK (device <> ''),
  note TEXT CHECK (note <> ''),
  source TEXT CHECK (source <> ''),
  source_key TEXT CHECK (source_key <> ''),
  handover INTEGER REFERENCES handover (entry) DEFERRABLE INITIALLY DEFERRED,
  origin_entry INTEGER CHECK (origin_entry > 0),
  origin_hash TEXT,
  hash BLOB NOT NULL
) STRICT;
INSERT INTO measurement VALUES(5,1714557600,'sample','sample',1,2,NULL,0,'weight',18719,'1640','g',1.6399999999999999023,NULL,0,0,NULL,NULL,NULL,NULL,'sample','k1',NULL,NULL,NULL,X'1b254db442e74c71a84359d19433a3b38baa74c130b25a1bd76edf17addc4cfb');
INSERT INTO measurement VALUES(6,1714557600,'sample','sample',1,2,NULL,0,'weight',18749,'25000000','g',25000.0,NULL,0,1,NULL,NULL,NULL,NULL,'sample','k2',NULL,NULL,NULL,X'9b8aafb12fe6e1fe56490de67d8e3963629e4de8904086d51b600d3b3e187628');
INSERT INTO measurement VALUES(10,1714557600,'sample','sample',NULL,2,NULL,0,'height',18779,'0.512','m',51.200000000000002843,'lying',1,0,'health visiting','a','mat',replace('wriggled, "twice"\n=1','\n',char(10)),NULL,NULL,NULL,NULL,NULL,X'f01bb275366b255b4a6dbb92615632d2f84e594919f8dacb97744c4e9279f1e2');
INSERT INTO measurement VALUES(11,1714557600,'sample','sample',NULL,2,10,0,'height',18779,'52.1','cm',52.100000000000001422,'lying',1,0,'health visiting','a','mat',replace('wriggled, "twice"\n=1','\n',char(10)),NULL,NULL,NULL,NULL,NULL,X'9584980209f19eb0a4925b2ef6803578396af021836050b4a33cce634bcc7b88');
INSERT INTO measurement VALUES(12,1714557600,'sample','sample',NULL,2,11,1,'height',18779,'52.1','cm',52.100000000000001422,'lying',1,0,'health visiting','a','mat',replace('wriggled, "twice"\n=1','\n',char(10)),NULL,NULL,NULL,NULL,NULL,X'9832171c79269b79115000f67b0a1c89864b4c72e84c145109cb53093e1b4d30');
CREATE TABLE contact (
  entry INTEGER PRIMARY KEY CHECK (entry > 0),
  recorded_at INTEGER NOT NULL
    CHECK (recorded_at BETWEEN -2208988800 AND 4133980799),
  author TEXT CHECK (author <> ''),
  reason TEXT CHECK (reason <> ''),
  import INTEGER REFERENCES import (entry) DEFERRABLE INITIALLY DEFERRED,
  child INTEGER NOT NULL REFERENCES child (entry) DEFERRABLE INITIALLY DEFERRED,
  supersedes INTEGER REFERENCES contact (entry) DEFERRABLE INITIALLY DEFERRED CHECK (supersedes < entry),
  retracted INTEGER NOT NULL CHECK (retracted BETWEEN 0 AND 1 AND (retracted = 0 OR supersedes IS NOT NULL)),
  contact_on INTEGER NOT NULL CHECK (contact_on BETWEEN -25567 AND 47846),
  attended INTEGER NOT NULL CHECK (attended IN (0, 1)),
  not_measured TEXT CHECK (not_measured <> ''),
  service TEXT CHECK (service <> ''),
  seen_by TEXT CHECK (seen_by <> ''),
  note TEXT CHECK (note <> ''),
  source TEXT CHECK (source <> ''),
  source_key TEXT CHECK (source_key <> ''),
  handover INTEGER REFERENCES handover (entry) DEFERRABLE INITIALLY DEFERRED,
  origin_entry INTEGER CHECK (origin_entry > 0),
  origin_hash TEXT,
  hash BLOB NOT NULL
) STRICT;
INSERT INTO contact VALUES(13,1714557600,'sample','sample',NULL,2,NULL,0,18809,1,'no scales',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,X'fb41924c9073d8937144078d1ee66e60ddd25286309d3a416a15f005cdd385e8');
CREATE TABLE acknowledgement (
  entry INTEGER PRIMARY KEY CHECK (entry > 0),
  recorded_at INTEGER NOT NULL
    CHECK (recorded_at BETWEEN -2208988800 AND 4133980799),
  author TEXT CHECK (author <> ''),
  reason TEXT CHECK (reason <> ''),
  import INTEGER REFERENCES import (entry) DEFERRABLE INITIALLY DEFERRED,
  child INTEGER NOT NULL REFERENCES child (entry) DEFERRABLE INITIALLY DEFERRED,
  rule TEXT NOT NULL CHECK (rule <> ''),
  measure TEXT CHECK (measure <> ''),
  from_date INTEGER CHECK (from_date BETWEEN -25567 AND 47846),
  to_date INTEGER CHECK (to_date BETWEEN -25567 AND 47846),
  handover INTEGER REFERENCES handover (entry) DEFERRABLE INITIALLY DEFERRED,
  origin_entry INTEGER CHECK (origin_entry > 0),
  origin_hash TEXT,
  hash BLOB NOT NULL
) STRICT;
INSERT INTO acknowledgement VALUES(17,1714557600,'sample','sample',NULL,2,'sustained-fall','weight',18719,18819,NULL,NULL,NULL,X'f329fa1ebacb9e91c0af168d3f6bfeeca7ad21636f1792558a091195b4c3117c');
CREATE TABLE handover (
  entry INTEGER PRIMARY KEY CHECK (entry > 0),
  recorded_at INTEGER NOT NULL
    CHECK (recorded_at BETWEEN -2208988800 AND 4133980799),
  author TEXT CHECK (author <> ''),
  reason TEXT CHECK (reason <> ''),
  import INTEGER REFERENCES import (entry) DEFERRABLE INITIALLY DEFERRED,
  seal TEXT NOT NULL CHECK (length(seal) BETWEEN 66 AND 87),
  file_hash TEXT NOT NULL CHECK (length(file_hash) = 64),
  handover INTEGER REFERENCES handover (entry) DEFERRABLE INITIALLY DEFERRED,
  origin_entry INTEGER CHECK (origin_entry > 0),
  origin_hash TEXT,
  hash BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX child_by_origin ON child (origin_hash)
  WHERE origin_hash IS NOT NULL;
CREATE TRIGGER child_no_update BEFORE UPDATE ON child BEGIN
  SELECT RAISE(ABORT, 'growth store: an entry is never changed; amend it');
END;
CREATE TRIGGER child_no_delete BEFORE DELETE ON child BEGIN
  SELECT RAISE(ABORT, 'growth store: an entry is never deleted; retract it');
END;
CREATE TRIGGER child_no_replace BEFORE INSERT ON child
WHEN EXISTS (SELECT 1 FROM child WHERE entry = NEW.entry)
  OR (NEW.origin_hash IS NOT NULL AND
      EXISTS (SELECT 1 FROM child WHERE origin_hash = NEW.origin_hash))
  OR EXISTS (SELECT 1 FROM child WHERE uuid = NEW.uuid) BEGIN
  SELECT RAISE(ROLLBACK, 'growth store: an entry is never replaced, only superseded once, by one of the same child');
END;
CREATE INDEX child_details_by_child ON child_details (child);
CREATE UNIQUE INDEX child_details_by_origin ON child_details (origin_hash)
  WHERE origin_hash IS NOT NULL;
CREATE TRIGGER child_details_no_update BEFORE UPDATE ON child_details BEGIN
  SELECT RAISE(ABORT, 'growth store: an entry is never changed; amend it');
END;
CREATE TRIGGER child_details_no_delete BEFORE DELETE ON child_details BEGIN
  SELECT RAISE(ABORT, 'growth store: an entry is never deleted; retract it');
END;
CREATE TRIGGER child_details_no_replace BEFORE INSERT ON child_details
WHEN EXISTS (SELECT 1 FROM child_details WHERE entry = NEW.entry)
  OR (NEW.origin_hash IS NOT NULL AND
      EXISTS (SELECT 1 FROM child_details WHERE origin_hash = NEW.origin_hash)) BEGIN
  SELECT RAISE(ROLLBACK, 'growth store: an entry is never replaced, only superseded once, by one of the same child');
END;
CREATE INDEX identifier_by_child ON identifier (child);
CREATE INDEX identifier_by_value ON identifier (system, value);
CREATE UNIQUE INDEX identifier_by_superseded ON identifier (supersedes)
  WHERE supersedes IS NOT NULL;
CREATE UNIQUE INDEX identifier_by_origin ON identifier (origin_hash)
  WHERE origin_hash IS NOT NULL;
CREATE TRIGGER identifier_no_update BEFORE UPDATE ON identifier BEGIN
  SELECT RAISE(ABORT, 'growth store: an entry is never changed; amend it');
END;
CREATE TRIGGER identifier_no_delete BEFORE DELETE ON identifier BEGIN
  SELECT RAISE(ABORT, 'growth store: an entry is never deleted; retract it');
END;
CREATE TRIGGER identifier_no_replace BEFORE INSERT ON identifier
WHEN EXISTS (SELECT 1 FROM identifier WHERE entry = NEW.entry)
  OR (NEW.origin_hash IS NOT NULL AND
      EXISTS (SELECT 1 FROM identifier WHERE origin_hash = NEW.origin_hash))
  OR (NEW.supersedes IS NOT NULL AND
      (EXISTS (SELECT 1 FROM identifier WHERE supersedes = NEW.supersedes)
       OR NOT EXISTS (SELECT 1 FROM identifier
                      WHERE entry = NEW.supersedes AND child = NEW.child))) BEGIN
  SELECT RAISE(ROLLBACK, 'growth store: an entry is never replaced, only superseded once, by one of the same child');
END;
CREATE INDEX family_link_by_child ON family_link (child);
CREATE INDEX family_link_by_relative ON family_link (relative);
CREATE UNIQUE INDEX family_link_by_superseded ON family_link (supersedes)
  WHERE supersedes IS NOT NULL;
CREATE UNIQUE INDEX family_link_by_origin ON family_link (origin_hash)
  WHERE origin_hash IS NOT NULL;
CREATE TRIGGER family_link_no_update BEFORE UPDATE ON family_link BEGIN
  SELECT RAISE(ABORT, 'growth store: an entry is never changed; amend it');
END;
CREATE TRIGGER family_link_no_delete BEFORE DELETE ON family_link BEGIN
  SELECT RAISE(ABORT, 'growth store: an entry is never deleted; retract it');
END;
CREATE TRIGGER family_link_no_replace BEFORE INSERT ON family_link
WHEN EXISTS (SELECT 1 FROM family_link WHERE entry = NEW.entry)
  OR (NEW.origin_hash IS NOT NULL AND
      EXISTS (SELECT 1 FROM family_link WHERE origin_hash = NEW.origin_hash))
  OR (NEW.supersedes IS NOT NULL AND
      (EXISTS (SELECT 1 FROM family_link WHERE supersedes = NEW.supersedes)
       OR NOT EXISTS (SELECT 1 FROM family_link
                      WHERE entry = NEW.supersedes AND child = NEW.child))) BEGIN
  SELECT RAISE(ROLLBACK, 'growth store: an entry is never replaced, only superseded once, by one of the same child');
END;
CREATE INDEX import_by_file_hash ON import (file_hash);
CREATE UNIQUE INDEX import_by_origin ON import (origin_hash)
  WHERE origin_hash IS NOT NULL;
CREATE TRIGGER import_no_update BEFORE UPDATE ON import BEGIN
  SELECT RAISE(ABORT, 'growth store: an entry is never changed; amend it');
END;
CREATE TRIGGER import_no_delete BEFORE DELETE ON import BEGIN
  SELECT RAISE(ABORT, 'growth store: an entry is never deleted; retract it');
END;
CREATE TRIGGER import_no_replace BEFORE INSERT ON import
WHEN EXISTS (SELECT 1 FROM import WHERE entry = NEW.entry)
  OR (NEW.origin_hash IS NOT NULL AND
      EXISTS (SELECT 1 FROM import WHERE origin_hash = NEW.origin_hash)) BEGIN
  SELECT RAISE(ROLLBACK, 'growth store: an entry is never replaced, only superseded once, by one of the same child');
END;
CREATE INDEX import_result_by_import ON import_result (import);
CREATE UNIQUE INDEX import_result_by_origin ON import_result (origin_hash)
  WHERE origin_hash IS NOT NULL;
CREATE TRIGGER import_result_no_update BEFORE UPDATE ON import_result BEGIN
  SELECT RAISE(ABORT, 'growth store: an entry is never changed; amend it');
END;
CREATE TRIGGER import_result_no_delete BEFORE DELETE ON import_result BEGIN
  SELECT RAISE(ABORT, 'growth store: an entry is never deleted; retract it');
END;
CREATE TRIGGER import_result_no_replace BEFORE INSERT ON import_result
WHEN EXISTS (SELECT 1 FROM import_result WHERE entry = NEW.entry)
  OR (NEW.origin_hash IS NOT NULL AND
      EXISTS (SELECT 1 FROM import_result WHERE origin_hash = NEW.origin_hash)) BEGIN
  SELECT RAISE(ROLLBACK, 'growth store: an entry is never replaced, only superseded once, by one of the same child');
END;
CREATE INDEX measurement_by_child ON measurement (child, measured_on);
CREATE UNIQUE INDEX measurement_by_superseded ON measurement (supersedes)
  WHERE supersedes IS NOT NULL;
CREATE UNIQUE INDEX measurement_by_origin ON measurement (origin_hash)
  WHERE origin_hash IS NOT NULL;
CREATE TRIGGER measurement_no_update BEFORE UPDATE ON measurement BEGIN
  SELECT RAISE(ABORT, 'growth store: an entry is never changed; amend it');
END;
CREATE TRIGGER measurement_no_delete BEFORE DELETE ON measurement BEGIN
  SELECT RAISE(ABORT, 'growth store: an entry is never deleted; retract it');
END;
CREATE TRIGGER measurement_no_replace BEFORE INSERT ON measurement
WHEN EXISTS (SELECT 1 FROM measurement WHERE entry = NEW.entry)
  OR (NEW.origin_hash IS NOT NULL AND
      EXISTS (SELECT 1 FROM measurement WHERE origin_hash = NEW.origin_hash))
  OR (NEW.supersedes IS NOT NULL AND
      (EXISTS (SELECT 1 FROM measurement WHERE supersedes = NEW.supersedes)
       OR NOT EXISTS (SELECT 1 FROM measurement
                      WHERE entry = NEW.supersedes AND child = NEW.child))) BEGIN
  SELECT RAISE(ROLLBACK, 'growth store: an entry is never replaced, only superseded once, by one of the same child');
END;
CREATE INDEX contact_by_child ON contact (child, contact_on);
CREATE UNIQUE INDEX contact_by_superseded ON contact (supersedes)
  WHERE supersedes IS NOT NULL;
CREATE UNIQUE INDEX contact_by_origin ON contact (origin_hash)
  WHERE origin_hash IS NOT NULL;
CREATE TRIGGER contact_no_update BEFORE UPDATE ON contact BEGIN
  SELECT RAISE(ABORT, 'growth store: an entry is never changed; amend it');
END;
CREATE TRIGGER contact_no_delete BEFORE DELETE ON contact BEGIN
  SELECT RAISE(ABORT, 'growth store: an entry is never deleted; retract it');
END;
CREATE TRIGGER contact_no_replace BEFORE INSERT ON contact
WHEN EXISTS (SELECT 1 FROM contact WHERE entry = NEW.entry)
  OR (NEW.origin_hash IS NOT NULL AND
      EXISTS (SELECT 1 FROM contact WHERE origin_hash = NEW.origin_hash))
  OR (NEW.supersedes IS NOT NULL AND
      (EXISTS (SELECT 1 FROM contact WHERE supersedes = NEW.supersedes)
       OR NOT EXISTS (SELECT 1 FROM contact
                      WHERE entry = NEW.supersedes AND child = NEW.child))) BEGIN
  SELECT RAISE(ROLLBACK, 'growth store: an entry is never replaced, only superseded once, by one of the same child');
END;
CREATE INDEX acknowledgement_by_child ON acknowledgement (child);
CREATE UNIQUE INDEX acknowledgement_by_origin ON acknowledgement (origin_hash)
  WHERE origin_hash IS NOT NULL;
CREATE TRIGGER acknowledgement_no_update BEFORE UPDATE ON acknowledgement BEGIN
  SELECT RAISE(ABORT, 'growth store: an entry is never changed; amend it');
END;
CREATE TRIGGER acknowledgement_no_delete BEFORE DELETE ON acknowledgement BEGIN
  SELECT RAISE(ABORT, 'growth store: an entry is never deleted; retract it');
END;
CREATE TRIGGER acknowledgement_no_replace BEFORE INSERT ON acknowledgement
WHEN EXISTS (SELECT 1 FROM acknowledgement WHERE entry = NEW.entry)
  OR (NEW.origin_hash IS NOT NULL AND
      EXISTS (SELECT 1 FROM acknowledgement WHERE origin_hash = NEW.origin_hash)) BEGIN
  SELECT RAISE(ROLLBACK, 'growth store: an entry is never replaced, only superseded once, by one of the same child');
END;
CREATE UNIQUE INDEX handover_by_origin ON handover (origin_hash)
  WHERE origin_hash IS NOT NULL;
CREATE TRIGGER handover_no_update BEFORE UPDATE ON handover BEGIN
  SELECT RAISE(ABORT, 'growth store: an entry is never changed; amend it');
END;
CREATE TRIGGER handover_no_delete BEFORE DELETE ON handover BEGIN
  SELECT RAISE(ABORT, 'growth store: an entry is never deleted; retract it');
END;
CREATE TRIGGER handover_no_replace BEFORE INSERT ON handover
WHEN EXISTS (SELECT 1 FROM handover WHERE entry = NEW.entry)
  OR (NEW.origin_hash IS NOT NULL AND
      EXISTS (SELECT 1 FROM handover WHERE origin_hash = NEW.origin_hash)) BEGIN
  SELECT RAISE(ROLLBACK, 'growth store: an entry is never replaced, only superseded once, by one of the same child');
END;
COMMIT;
PRAGMA application_id = 1198674804;
PRAGMA user_version = 1;
PRAGMA journal_mode = WAL;
