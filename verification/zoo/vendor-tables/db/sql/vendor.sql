-- vendor tables
CREATE TABLE FLOW_DEF (ID_ varchar(64) NOT NULL, a text, b text, primary key (ID_));
CREATE TABLE FLOW_RUN (ID_ varchar(64), DEF_ID_ varchar(64), state varchar(10), primary key (ID_));
ALTER TABLE FLOW_RUN ADD CONSTRAINT FLOW_FK FOREIGN KEY (DEF_ID_) REFERENCES FLOW_DEF (ID_);
insert into FLOW_DEF values ('x', 'p', 'q');
insert into FLOW_RUN values ('1', 'x', 'old'), ('2', 'x', 'new');
