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
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
INSERT INTO child VALUES(2,'2024-05-01T10:00:00Z','sample','sample',1,'91adf59e-c0d0-4537-84d6-faf95d335a5e',X'0d86e1c489f866db047cf364968c2951c926fbcc4d8f1d1e69fed22147067980');
INSERT INTO child VALUES(8,'2024-05-01T10:00:00Z','sample','sample',NULL,'73396a77-5b34-4376-b84a-48e8cc3c5195',X'237703c0de5eddde42665e6e3abe653ecd59d746727832566d64529d6f188afd');
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
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
INSERT INTO child_details VALUES(4,'2024-05-01T10:00:00Z','sample','sample',1,2,'2021-04-02','female',219,'birth notification',165.49999999999999999,NULL,X'47d1e8c6ca9870c83cce7a03e7a5c30d3f4ab46fad244c96fc9731238e3d5cd5');
INSERT INTO child_details VALUES(9,'2024-05-01T10:00:00Z','sample','sample',NULL,8,'2019-01-23','male',NULL,NULL,NULL,180.24999999999999999,X'8f998e593d1aa14c6e1ae8a3cb6d75e54f5b1f98400b0c14a1981846ae380c2a');
CREATE TABLE identifier (
  entry INTEGER PRIMARY KEY CHECK (entry > 0),
  recorded_at TEXT NOT NULL CHECK (recorded_at GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z'),
  author TEXT CHECK (author <> ''),
  reason TEXT CHECK (reason <> ''),
  import INTEGER REFERENCES import (entry) DEFERRABLE INITIALLY DEFERRED,
  child INTEGER NOT NULL REFERENCES child (entry) DEFERRABLE INITIALLY DEFERRED,
  supersedes INTEGER REFERENCES identifier (entry) DEFERRABLE INITIALLY DEFERRED CHECK (supersedes < entry),
  retracted INTEGER NOT NULL CHECK (retracted IN (0, 1) AND (retracted = 0 OR supersedes IS NOT NULL)),
  system TEXT NOT NULL CHECK (system <> ''),
  value TEXT NOT NULL CHECK (value <> ''),
  valid_from TEXT CHECK (valid_from IS NULL OR (date(valid_from) IS valid_from)),
  valid_to TEXT CHECK (valid_to IS NULL OR (date(valid_to) IS valid_to)) CHECK (valid_to > valid_from),
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
INSERT INTO identifier VALUES(3,'2024-05-01T10:00:00Z','sample','sample',1,2,NULL,0,'local','c1',NULL,NULL,X'5caed742136a15e587b47249a92618f513a0dae38cf5f8f87f5410ab167cbcb3');
INSERT INTO identifier VALUES(14,'2024-05-01T10:00:00Z','sample','sample',NULL,2,NULL,0,'nhs-number','9434765919','2021-04-02','2022-04-02',X'5ebe21fba661e1c4bfb91c67fd6a4faf35a1028435bb0c7acf4a9cac92a9170a');
CREATE TABLE family_link (
  entry INTEGER PRIMARY KEY CHECK (entry > 0),
  recorded_at TEXT NOT NULL CHECK (recorded_at GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z'),
  author TEXT CHECK (author <> ''),
  reason TEXT CHECK (reason <> ''),
  import INTEGER REFERENCES import (entry) DEFERRABLE INITIALLY DEFERRED,
  child INTEGER NOT NULL REFERENCES child (entry) DEFERRABLE INITIALLY DEFERRED,
  supersedes INTEGER REFERENCES family_link (entry) DEFERRABLE INITIALLY DEFERRED CHECK (supersedes < entry),
  retracted INTEGER NOT NULL CHECK (retracted IN (0, 1) AND (retracted = 0 OR supersedes IS NOT NULL)),
  relative INTEGER NOT NULL REFERENCES child (entry) DEFERRABLE INITIALLY DEFERRED CHECK (relative <> child),
  relation TEXT NOT NULL CHECK (relation IN ('sibling', 'parent')),
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
INSERT INTO family_link VALUES(15,'2024-05-01T10:00:00Z','sample','sample',NULL,2,NULL,0,8,'sibling',X'519ed24480f18860dd63bdc69ff187d2276d896b7844049f37e3c1b7b42b5410');
INSERT INTO family_link VALUES(16,'2024-05-01T10:00:00Z','sample','sample',NULL,2,15,1,8,'sibling',X'ace832c6b0a4df1ab9db3543c11498fd571319370b106bb539039961291583f6');
CREATE TABLE import (
  entry INTEGER PRIMARY KEY CHECK (entry > 0),
  recorded_at TEXT NOT NULL CHECK (recorded_at GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z'),
  author TEXT CHECK (author <> ''),
  reason TEXT CHECK (reason <> ''),
  import INTEGER REFERENCES import (entry) DEFERRABLE INITIALLY DEFERRED,
  file_hash TEXT NOT NULL CHECK (length(file_hash) = 64),
  mapping TEXT CHECK (mapping <> ''),
  source TEXT CHECK (source <> ''),
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
INSERT INTO import VALUES(1,'2024-05-01T10:00:00Z','sample','sample',NULL,'0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef','child_id=ID','sample',X'8ab3267e9417aabfab8900aca3163234e34c13b56a297422f5784ca63e161b44');
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
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
INSERT INTO import_result VALUES(7,'2024-05-01T10:00:00Z','sample','sample',1,2,0,0,1,X'2f6f16013efbdfcacdd1acf0b59676e74bef4870b01ccd70a8961e428c0e3e05');
CREATE TABLE measurement (
  entry INTEGER PRIMARY KEY CHECK (entry > 0),
  recorded_at TEXT NOT NULL CHECK (recorded_at GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z'),
  author TEXT CHECK (author <> ''),
  reason TEXT CHECK (reason <> ''),
  import INTEGER REFERENCES import (entry) DEFERRABLE INITIALLY DEFERRED,
  child INTEGER NOT NULL REFERENCES child (entry) DEFERRABLE INITIALLY DEFERRED,
  supersedes INTEGER REFERENCES measurement (entry) DEFERRABLE INITIALLY DEFERRED CHECK (supersedes < entry),
  retracted INTEGER NOT NULL CHECK (retracted IN (0, 1) AND (retracted = 0 OR supersedes IS NOT NULL)),
  measure TEXT NOT NULL CHECK (measure <> ''),
  measured_on TEXT NOT NULL CHECK (date(measured_on) IS measured_on AND measured_on BETWEEN '1900-01-01' AND '2100-12-31'),
  value_text TEXT NOT NULL CHECK (value_text <> ''),
  unit TEXT NOT NULL CHECK (unit <> ''),
  value REAL NOT NULL CHECK (value > 0),
  posture TEXT CHECK (posture IN ('lying', 'standing')),
  oedema INTEGER NOT NULL CHECK (oedema IN (0, 1)),
  doubtful INTEGER NOT NULL CHECK (doubtful IN (0, 1)),
  service TEXT CHECK (service <> ''),
  measured_by TEXT CHECK (measured_by <> ''),
  device TEXT CHECK (device <> ''),
  note TEXT CHECK (note <> ''),
  source TEXT CHECK (source <> ''),
  source_key TEXT CHECK (source_key <> ''),
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
INSERT INTO measurement VALUES(5,'2024-05-01T10:00:00Z','sample','sample',1,2,NULL,0,'weight','2021-04-02','1640','g',1.6399999999999999023,NULL,0,0,NULL,NULL,NULL,NULL,'sample','k1',X'ad4120db2ddefb9fcd222aace97e809389f7f269cd67c4c3114cc24d8edbf5ea');
INSERT INTO measurement VALUES(6,'2024-05-01T10:00:00Z','sample','sample',1,2,NULL,0,'weight','2021-05-02','25000000','g',25000.0,NULL,0,1,NULL,NULL,NULL,NULL,'sample','k2',X'a00e696a379403ee0de6d2547ce836f188e526d74b06ca7d7400e62a1b7aa568');
INSERT INTO measurement VALUES(10,'2024-05-01T10:00:00Z','sample','sample',NULL,2,NULL,0,'height','2021-06-01','0.512','m',51.200000000000002843,'lying',1,0,'health visiting','a','mat',replace('wriggled, "twice"\n=1','\n',char(10)),NULL,NULL,X'ec7b99638151979582b397bdcbf39d490735116f47aa8c623e97e028ce118d76');
INSERT INTO measurement VALUES(11,'2024-05-01T10:00:00Z','sample','sample',NULL,2,10,0,'height','2021-06-01','52.1','cm',52.100000000000001422,'lying',1,0,'health visiting','a','mat',replace('wriggled, "twice"\n=1','\n',char(10)),NULL,NULL,X'74049bbb656610c4bc14eac7141887db208cf61a49cbf23bd01e776bcb326e81');
INSERT INTO measurement VALUES(12,'2024-05-01T10:00:00Z','sample','sample',NULL,2,11,1,'height','2021-06-01','52.1','cm',52.100000000000001422,'lying',1,0,'health visiting','a','mat',replace('wriggled, "twice"\n=1','\n',char(10)),NULL,NULL,X'695dcca61dce1fd8dc4213cbf1bbcf0d0fd17b6a0b2159dc7952ef8c8afd172f');
CREATE TABLE contact (
  entry INTEGER PRIMARY KEY CHECK (entry > 0),
  recorded_at TEXT NOT NULL CHECK (recorded_at GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z'),
  author TEXT CHECK (author <> ''),
  reason TEXT CHECK (reason <> ''),
  import INTEGER REFERENCES import (entry) DEFERRABLE INITIALLY DEFERRED,
  child INTEGER NOT NULL REFERENCES child (entry) DEFERRABLE INITIALLY DEFERRED,
  supersedes INTEGER REFERENCES contact (entry) DEFERRABLE INITIALLY DEFERRED CHECK (supersedes < entry),
  retracted INTEGER NOT NULL CHECK (retracted IN (0, 1) AND (retracted = 0 OR supersedes IS NOT NULL)),
  contact_on TEXT NOT NULL CHECK (date(contact_on) IS contact_on AND contact_on BETWEEN '1900-01-01' AND '2100-12-31'),
  attended INTEGER NOT NULL CHECK (attended IN (0, 1)),
  not_measured TEXT CHECK (not_measured <> ''),
  service TEXT CHECK (service <> ''),
  seen_by TEXT CHECK (seen_by <> ''),
  note TEXT CHECK (note <> ''),
  source TEXT CHECK (source <> ''),
  source_key TEXT CHECK (source_key <> ''),
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
INSERT INTO contact VALUES(13,'2024-05-01T10:00:00Z','sample','sample',NULL,2,NULL,0,'2021-07-01',1,'no scales',NULL,NULL,NULL,NULL,NULL,X'739db9754d9b818a52bdd7e2489182c6450f8c2ba56f2e68ded90ae01cb60eec');
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
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
INSERT INTO acknowledgement VALUES(17,'2024-05-01T10:00:00Z','sample','sample',NULL,2,'sustained-fall','weight','2021-04-02','2021-07-11',X'79ee55096007479b1e461a8dc5ae4fffc51cda1b5c0203d49506952ed6048479');
CREATE TRIGGER child_no_update BEFORE UPDATE ON child BEGIN
  SELECT RAISE(ABORT, 'growth store: an entry is never changed; amend it');
END;
CREATE TRIGGER child_no_delete BEFORE DELETE ON child BEGIN
  SELECT RAISE(ABORT, 'growth store: an entry is never deleted; retract it');
END;
CREATE TRIGGER child_no_replace BEFORE INSERT ON child
WHEN EXISTS (SELECT 1 FROM child WHERE entry = NEW.entry)
  OR EXISTS (SELECT 1 FROM child WHERE uuid = NEW.uuid) BEGIN
  SELECT RAISE(ROLLBACK, 'growth store: an entry is never replaced, only superseded once, by one of the same child');
END;
CREATE INDEX child_details_by_child ON child_details (child);
CREATE TRIGGER child_details_no_update BEFORE UPDATE ON child_details BEGIN
  SELECT RAISE(ABORT, 'growth store: an entry is never changed; amend it');
END;
CREATE TRIGGER child_details_no_delete BEFORE DELETE ON child_details BEGIN
  SELECT RAISE(ABORT, 'growth store: an entry is never deleted; retract it');
END;
CREATE TRIGGER child_details_no_replace BEFORE INSERT ON child_details
WHEN EXISTS (SELECT 1 FROM child_details WHERE entry = NEW.entry) BEGIN
  SELECT RAISE(ROLLBACK, 'growth store: an entry is never replaced, only superseded once, by one of the same child');
END;
CREATE INDEX identifier_by_child ON identifier (child);
CREATE INDEX identifier_by_value ON identifier (system, value);
CREATE UNIQUE INDEX identifier_by_superseded ON identifier (supersedes)
  WHERE supersedes IS NOT NULL;
CREATE TRIGGER identifier_no_update BEFORE UPDATE ON identifier BEGIN
  SELECT RAISE(ABORT, 'growth store: an entry is never changed; amend it');
END;
CREATE TRIGGER identifier_no_delete BEFORE DELETE ON identifier BEGIN
  SELECT RAISE(ABORT, 'growth store: an entry is never deleted; retract it');
END;
CREATE TRIGGER identifier_no_replace BEFORE INSERT ON identifier
WHEN EXISTS (SELECT 1 FROM identifier WHERE entry = NEW.entry)
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
CREATE TRIGGER family_link_no_update BEFORE UPDATE ON family_link BEGIN
  SELECT RAISE(ABORT, 'growth store: an entry is never changed; amend it');
END;
CREATE TRIGGER family_link_no_delete BEFORE DELETE ON family_link BEGIN
  SELECT RAISE(ABORT, 'growth store: an entry is never deleted; retract it');
END;
CREATE TRIGGER family_link_no_replace BEFORE INSERT ON family_link
WHEN EXISTS (SELECT 1 FROM family_link WHERE entry = NEW.entry)
  OR (NEW.supersedes IS NOT NULL AND
      (EXISTS (SELECT 1 FROM family_link WHERE supersedes = NEW.supersedes)
       OR NOT EXISTS (SELECT 1 FROM family_link
                      WHERE entry = NEW.supersedes AND child = NEW.child))) BEGIN
  SELECT RAISE(ROLLBACK, 'growth store: an entry is never replaced, only superseded once, by one of the same child');
END;
CREATE INDEX import_by_file_hash ON import (file_hash);
CREATE TRIGGER import_no_update BEFORE UPDATE ON import BEGIN
  SELECT RAISE(ABORT, 'growth store: an entry is never changed; amend it');
END;
CREATE TRIGGER import_no_delete BEFORE DELETE ON import BEGIN
  SELECT RAISE(ABORT, 'growth store: an entry is never deleted; retract it');
END;
CREATE TRIGGER import_no_replace BEFORE INSERT ON import
WHEN EXISTS (SELECT 1 FROM import WHERE entry = NEW.entry) BEGIN
  SELECT RAISE(ROLLBACK, 'growth store: an entry is never replaced, only superseded once, by one of the same child');
END;
CREATE INDEX import_result_by_import ON import_result (import);
CREATE TRIGGER import_result_no_update BEFORE UPDATE ON import_result BEGIN
  SELECT RAISE(ABORT, 'growth store: an entry is never changed; amend it');
END;
CREATE TRIGGER import_result_no_delete BEFORE DELETE ON import_result BEGIN
  SELECT RAISE(ABORT, 'growth store: an entry is never deleted; retract it');
END;
CREATE TRIGGER import_result_no_replace BEFORE INSERT ON import_result
WHEN EXISTS (SELECT 1 FROM import_result WHERE entry = NEW.entry) BEGIN
  SELECT RAISE(ROLLBACK, 'growth store: an entry is never replaced, only superseded once, by one of the same child');
END;
CREATE INDEX measurement_by_child ON measurement (child, measure, measured_on);
CREATE INDEX measurement_by_source_key ON measurement (child, source_key)
  WHERE source_key IS NOT NULL;
CREATE UNIQUE INDEX measurement_by_superseded ON measurement (supersedes)
  WHERE supersedes IS NOT NULL;
CREATE TRIGGER measurement_no_update BEFORE UPDATE ON measurement BEGIN
  SELECT RAISE(ABORT, 'growth store: an entry is never changed; amend it');
END;
CREATE TRIGGER measurement_no_delete BEFORE DELETE ON measurement BEGIN
  SELECT RAISE(ABORT, 'growth store: an entry is never deleted; retract it');
END;
CREATE TRIGGER measurement_no_replace BEFORE INSERT ON measurement
WHEN EXISTS (SELECT 1 FROM measurement WHERE entry = NEW.entry)
  OR (NEW.supersedes IS NOT NULL AND
      (EXISTS (SELECT 1 FROM measurement WHERE supersedes = NEW.supersedes)
       OR NOT EXISTS (SELECT 1 FROM measurement
                      WHERE entry = NEW.supersedes AND child = NEW.child))) BEGIN
  SELECT RAISE(ROLLBACK, 'growth store: an entry is never replaced, only superseded once, by one of the same child');
END;
CREATE INDEX contact_by_child ON contact (child, contact_on);
CREATE UNIQUE INDEX contact_by_superseded ON contact (supersedes)
  WHERE supersedes IS NOT NULL;
CREATE TRIGGER contact_no_update BEFORE UPDATE ON contact BEGIN
  SELECT RAISE(ABORT, 'growth store: an entry is never changed; amend it');
END;
CREATE TRIGGER contact_no_delete BEFORE DELETE ON contact BEGIN
  SELECT RAISE(ABORT, 'growth store: an entry is never deleted; retract it');
END;
CREATE TRIGGER contact_no_replace BEFORE INSERT ON contact
WHEN EXISTS (SELECT 1 FROM contact WHERE entry = NEW.entry)
  OR (NEW.supersedes IS NOT NULL AND
      (EXISTS (SELECT 1 FROM contact WHERE supersedes = NEW.supersedes)
       OR NOT EXISTS (SELECT 1 FROM contact
                      WHERE entry = NEW.supersedes AND child = NEW.child))) BEGIN
  SELECT RAISE(ROLLBACK, 'growth store: an entry is never replaced, only superseded once, by one of the same child');
END;
CREATE INDEX acknowledgement_by_child ON acknowledgement (child);
CREATE TRIGGER acknowledgement_no_update BEFORE UPDATE ON acknowledgement BEGIN
  SELECT RAISE(ABORT, 'growth store: an entry is never changed; amend it');
END;
CREATE TRIGGER acknowledgement_no_delete BEFORE DELETE ON acknowledgement BEGIN
  SELECT RAISE(ABORT, 'growth store: an entry is never deleted; retract it');
END;
CREATE TRIGGER acknowledgement_no_replace BEFORE INSERT ON acknowledgement
WHEN EXISTS (SELECT 1 FROM acknowledgement WHERE entry = NEW.entry) BEGIN
  SELECT RAISE(ROLLBACK, 'growth store: an entry is never replaced, only superseded once, by one of the same child');
END;
COMMIT;
PRAGMA application_id = 1198674804;
PRAGMA user_version = 1;
PRAGMA journal_mode = WAL;
