PRAGMA page_size = 4096;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE child (
  entry INTEGER PRIMARY KEY CHECK (entry > 0),
  recorded_at TEXT NOT NULL CHECK (recorded_at GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z'),
  author TEXT CHECK (author <> ''),
  reason TEXT CHECK (reason <> ''),
  import INTEGER REFERENCES import (entry) DEFERRABLE INITIALLY DEFERRED,
  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  handover INTEGER REFERENCES handover (entry) DEFERRABLE INITIALLY DEFERRED,
  origin_entry INTEGER CHECK (origin_entry > 0),
  origin_hash TEXT CHECK (length(origin_hash) = 64),
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
INSERT INTO child VALUES(2,'2024-05-01T10:00:00Z','sample','sample',1,'ae205eaf-24b6-48a5-8aa0-7988b29920d7',NULL,NULL,NULL,X'712025e0f04c3e5aaa20852eb04b1a61604522ad3c438776ded5ef9ddcb46bbe');
INSERT INTO child VALUES(8,'2024-05-01T10:00:00Z','sample','sample',NULL,'0c2f1767-5a68-42d3-a82a-838e19866d64',NULL,NULL,NULL,X'83382e73145b12064e1fcf1b01e73a913e55a5c8dcd33c74a5d6c9228598a654');
CREATE TABLE child_details (
  entry INTEGER PRIMARY KEY CHECK (entry > 0),
  recorded_at TEXT NOT NULL CHECK (recorded_at GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z'),
  author TEXT CHECK (author <> ''),
  reason TEXT CHECK (reason <> ''),
  import INTEGER REFERENCES import (entry) DEFERRABLE INITIALLY DEFERRED,
  child INTEGER NOT NULL REFERENCES child (entry) DEFERRABLE INITIALLY DEFERRED,
  birth_date TEXT CHECK (birth_date IS NULL OR (date(birth_date) IS birth_date)),
  sex TEXT NOT NULL CHECK (sex IN ('unknown', 'male', 'female')),
  gestation_days INTEGER CHECK (gestation_days BETWEEN 154 AND 314),
  gestation_source TEXT CHECK (gestation_source <> ''),
  mother_height_cm REAL CHECK (mother_height_cm > 0),
  father_height_cm REAL CHECK (father_height_cm > 0),
  handover INTEGER REFERENCES handover (entry) DEFERRABLE INITIALLY DEFERRED,
  origin_entry INTEGER CHECK (origin_entry > 0),
  origin_hash TEXT CHECK (length(origin_hash) = 64),
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
INSERT INTO child_details VALUES(4,'2024-05-01T10:00:00Z','sample','sample',1,2,'2021-04-02','female',219,'birth notification',165.49999999999999999,NULL,NULL,NULL,NULL,X'17c7890748a281fbd59d7bc7bda7b569b5b180f943637ce5a4f66188832c8b4d');
INSERT INTO child_details VALUES(9,'2024-05-01T10:00:00Z','sample','sample',NULL,8,'2019-01-23','male',NULL,NULL,NULL,180.24999999999999999,NULL,NULL,NULL,X'409e354434cfe2a5ea79003c9c1efd51d17a41a5cbbaa50e3857222299d1648b');
CREATE TABLE identifier (
  entry INTEGER PRIMARY KEY CHECK (entry > 0),
  recorded_at TEXT NOT NULL CHECK (recorded_at GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z'),
  author TEXT CHECK (author <> ''),
  reason TEXT CHECK (reason <> ''),
  import INTEGER REFERENCES import (entry) DEFERRABLE INITIALLY DEFERRED,
  child INTEGER NOT NULL REFERENCES child (entry) DEFERRABLE INITIALLY DEFERRED,
  supersedes INTEGER REFERENCES identifier (entry) DEFERRABLE INITIALLY DEFERRED CHECK (supersedes < entry),
  retracted INTEGER NOT NULL CHECK (retracted BETWEEN 0 AND 1 AND (retracted = 0 OR supersedes IS NOT NULL)),
  system TEXT NOT NULL CHECK (system <> ''),
  value TEXT NOT NULL CHECK (value <> ''),
  valid_from TEXT CHECK (valid_from IS NULL OR (date(valid_from) IS valid_from)),
  valid_to TEXT CHECK (valid_to IS NULL OR (date(valid_to) IS valid_to)) CHECK (valid_to > valid_from),
  handover INTEGER REFERENCES handover (entry) DEFERRABLE INITIALLY DEFERRED,
  origin_entry INTEGER CHECK (origin_entry > 0),
  origin_hash TEXT CHECK (length(origin_hash) = 64),
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
INSERT INTO identifier VALUES(3,'2024-05-01T10:00:00Z','sample','sample',1,2,NULL,0,'local','c1',NULL,NULL,NULL,NULL,NULL,X'6f4c70e4cbc227d6561d927fd3e6df4e6d4f6597e6c715803db59e45d6cf03af');
INSERT INTO identifier VALUES(14,'2024-05-01T10:00:00Z','sample','sample',NULL,2,NULL,0,'nhs-number','9434765919','2021-04-02','2022-04-02',NULL,NULL,NULL,X'c5212f620594a91d4a60104744b98f6cca3f9ce8dd45e90b6fa4054123b8f738');
CREATE TABLE family_link (
  entry INTEGER PRIMARY KEY CHECK (entry > 0),
  recorded_at TEXT NOT NULL CHECK (recorded_at GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z'),
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
  origin_hash TEXT CHECK (length(origin_hash) = 64),
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
INSERT INTO family_link VALUES(15,'2024-05-01T10:00:00Z','sample','sample',NULL,2,NULL,0,8,'sibling',NULL,NULL,NULL,X'be9aae18f13c388272ee02673df45e239ad84b786c6e783b3701c25ec8222f62');
INSERT INTO family_link VALUES(16,'2024-05-01T10:00:00Z','sample','sample',NULL,2,15,1,8,'sibling',NULL,NULL,NULL,X'dac4722f6d823cdf500a11b7b2fd00bc756745096fac23fc19e7b0ed02df96f4');
CREATE TABLE import (
  entry INTEGER PRIMARY KEY CHECK (entry > 0),
  recorded_at TEXT NOT NULL CHECK (recorded_at GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z'),
  author TEXT CHECK (author <> ''),
  reason TEXT CHECK (reason <> ''),
  import INTEGER REFERENCES import (entry) DEFERRABLE INITIALLY DEFERRED,
  file_hash TEXT NOT NULL CHECK (length(file_hash) = 64),
  mapping TEXT CHECK (mapping <> ''),
  source TEXT CHECK (source <> ''),
  handover INTEGER REFERENCES handover (entry) DEFERRABLE INITIALLY DEFERRED,
  origin_entry INTEGER CHECK (origin_entry > 0),
  origin_hash TEXT CHECK (length(origin_hash) = 64),
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
INSERT INTO import VALUES(1,'2024-05-01T10:00:00Z','sample','sample',NULL,'0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef','child_id=ID','sample',NULL,NULL,NULL,X'bab7de45257f3d53cfc2c53de3edb0d50f7e1e464b4238b685b6fe89bbbbb76c');
CREATE TABLE import_result (
  entry INTEGER PRIMARY KEY CHECK (entry > 0),
  recorded_at TEXT NOT NULL CHECK (recorded_at GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z'),
  author TEXT CHECK (author <> ''),
  reason TEXT CHECK (reason <> ''),
  import INTEGER REFERENCES import (entry) DEFERRABLE INITIALLY DEFERRED,
  added INTEGER NOT NULL CHECK (added >= 0),
  same INTEGER NOT NULL CHECK (same >= 0),
  amended INTEGER NOT NULL CHECK (amended >= 0),
  rejected INTEGER NOT NULL CHECK (rejected >= 0 AND import IS NOT NULL),
  handover INTEGER REFERENCES handover (entry) DEFERRABLE INITIALLY DEFERRED,
  origin_entry INTEGER CHECK (origin_entry > 0),
  origin_hash TEXT CHECK (length(origin_hash) = 64),
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
INSERT INTO import_result VALUES(7,'2024-05-01T10:00:00Z','sample','sample',1,2,0,0,1,NULL,NULL,NULL,X'fead27dc5d1757b1eb89f7070ef03ad4a84df184b2ddc99367ea40ee15f5257e');
CREATE TABLE measurement (
  entry INTEGER PRIMARY KEY CHECK (entry > 0),
  recorded_at TEXT NOT NULL CHECK (recorded_at GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z'),
  author TEXT CHECK (author <> ''),
  reason TEXT CHECK (reason <> ''),
  import INTEGER REFERENCES import (entry) DEFERRABLE INITIALLY DEFERRED,
  child INTEGER NOT NULL REFERENCES child (entry) DEFERRABLE INITIALLY DEFERRED,
  supersedes INTEGER REFERENCES measurement (entry) DEFERRABLE INITIALLY DEFERRED CHECK (supersedes < entry),
  retracted INTEGER NOT NULL CHECK (retracted BETWEEN 0 AND 1 AND (retracted = 0 OR supersedes IS NOT NULL)),
  measure TEXT NOT NULL CHECK (measure <> ''),
  measured_on TEXT NOT NULL CHECK (date(measured_on) IS measured_on AND measured_on BETWEEN '1900-01-01' AND '2100-12-31'),
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
  origin_hash TEXT CHECK (length(origin_hash) = 64),
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
INSERT INTO measurement VALUES(5,'2024-05-01T10:00:00Z','sample','sample',1,2,NULL,0,'weight','2021-04-02','1640','g',1.6399999999999999023,NULL,0,0,NULL,NULL,NULL,NULL,'sample','k1',NULL,NULL,NULL,X'2668766dc1ea92a9ad10b7d71b3342532976c2677e96e67733985c69be061a55');
INSERT INTO measurement VALUES(6,'2024-05-01T10:00:00Z','sample','sample',1,2,NULL,0,'weight','2021-05-02','25000000','g',25000.0,NULL,0,1,NULL,NULL,NULL,NULL,'sample','k2',NULL,NULL,NULL,X'4b25894500f0f48df508f0fb51f1652cceb96d82f28219623d19a59576b65bf2');
INSERT INTO measurement VALUES(10,'2024-05-01T10:00:00Z','sample','sample',NULL,2,NULL,0,'height','2021-06-01','0.512','m',51.200000000000002843,'lying',1,0,'health visiting','a','mat',replace('wriggled, "twice"\n=1','\n',char(10)),NULL,NULL,NULL,NULL,NULL,X'459d44cf6dad364ea25e2fab487592b1b236ece468dbc42da26484f7839ff4d8');
INSERT INTO measurement VALUES(11,'2024-05-01T10:00:00Z','sample','sample',NULL,2,10,0,'height','2021-06-01','52.1','cm',52.100000000000001422,'lying',1,0,'health visiting','a','mat',replace('wriggled, "twice"\n=1','\n',char(10)),NULL,NULL,NULL,NULL,NULL,X'965c2534f84bbed93f4d65d58619918616f580abd89fff7787c8b2b98d73ecd8');
INSERT INTO measurement VALUES(12,'2024-05-01T10:00:00Z','sample','sample',NULL,2,11,1,'height','2021-06-01','52.1','cm',52.100000000000001422,'lying',1,0,'health visiting','a','mat',replace('wriggled, "twice"\n=1','\n',char(10)),NULL,NULL,NULL,NULL,NULL,X'9e8046c5b4e4fe74cd93b692aa9e975b5206b3d9848e8dd1cb0ac9a9997544fc');
CREATE TABLE contact (
  entry INTEGER PRIMARY KEY CHECK (entry > 0),
  recorded_at TEXT NOT NULL CHECK (recorded_at GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z'),
  author TEXT CHECK (author <> ''),
  reason TEXT CHECK (reason <> ''),
  import INTEGER REFERENCES import (entry) DEFERRABLE INITIALLY DEFERRED,
  child INTEGER NOT NULL REFERENCES child (entry) DEFERRABLE INITIALLY DEFERRED,
  supersedes INTEGER REFERENCES contact (entry) DEFERRABLE INITIALLY DEFERRED CHECK (supersedes < entry),
  retracted INTEGER NOT NULL CHECK (retracted BETWEEN 0 AND 1 AND (retracted = 0 OR supersedes IS NOT NULL)),
  contact_on TEXT NOT NULL CHECK (date(contact_on) IS contact_on AND contact_on BETWEEN '1900-01-01' AND '2100-12-31'),
  attended INTEGER NOT NULL CHECK (attended IN (0, 1)),
  not_measured TEXT CHECK (not_measured <> ''),
  service TEXT CHECK (service <> ''),
  seen_by TEXT CHECK (seen_by <> ''),
  note TEXT CHECK (note <> ''),
  source TEXT CHECK (source <> ''),
  source_key TEXT CHECK (source_key <> ''),
  handover INTEGER REFERENCES handover (entry) DEFERRABLE INITIALLY DEFERRED,
  origin_entry INTEGER CHECK (origin_entry > 0),
  origin_hash TEXT CHECK (length(origin_hash) = 64),
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
INSERT INTO contact VALUES(13,'2024-05-01T10:00:00Z','sample','sample',NULL,2,NULL,0,'2021-07-01',1,'no scales',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,X'8149c43ae7efdaaba76b5cb80e8fcc473a3d6074081272ba217c3bfeed459304');
CREATE TABLE acknowledgement (
  entry INTEGER PRIMARY KEY CHECK (entry > 0),
  recorded_at TEXT NOT NULL CHECK (recorded_at GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z'),
  author TEXT CHECK (author <> ''),
  reason TEXT CHECK (reason <> ''),
  import INTEGER REFERENCES import (entry) DEFERRABLE INITIALLY DEFERRED,
  child INTEGER NOT NULL REFERENCES child (entry) DEFERRABLE INITIALLY DEFERRED,
  rule TEXT NOT NULL CHECK (rule <> ''),
  measure TEXT CHECK (measure <> ''),
  from_date TEXT CHECK (from_date IS NULL OR (date(from_date) IS from_date)),
  to_date TEXT CHECK (to_date IS NULL OR (date(to_date) IS to_date)),
  handover INTEGER REFERENCES handover (entry) DEFERRABLE INITIALLY DEFERRED,
  origin_entry INTEGER CHECK (origin_entry > 0),
  origin_hash TEXT CHECK (length(origin_hash) = 64),
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
INSERT INTO acknowledgement VALUES(17,'2024-05-01T10:00:00Z','sample','sample',NULL,2,'sustained-fall','weight','2021-04-02','2021-07-11',NULL,NULL,NULL,X'48c8bdaa9ed456e1ce4265ddda25957cbdd73972b48756e75d95c9ae9cc4a867');
CREATE TABLE handover (
  entry INTEGER PRIMARY KEY CHECK (entry > 0),
  recorded_at TEXT NOT NULL CHECK (recorded_at GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z'),
  author TEXT CHECK (author <> ''),
  reason TEXT CHECK (reason <> ''),
  import INTEGER REFERENCES import (entry) DEFERRABLE INITIALLY DEFERRED,
  seal TEXT NOT NULL CHECK (length(seal) BETWEEN 66 AND 87),
  file_hash TEXT NOT NULL CHECK (length(file_hash) = 64),
  handover INTEGER REFERENCES handover (entry) DEFERRABLE INITIALLY DEFERRED,
  origin_entry INTEGER CHECK (origin_entry > 0),
  origin_hash TEXT CHECK (length(origin_hash) = 64),
  hash BLOB NOT NULL CHECK (length(hash) = 32)
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
